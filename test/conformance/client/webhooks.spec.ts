import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookRefused } from '#client/webhooks';

const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const body = JSON.stringify({
  type: 'recording.erased',
  timestamp: '2026-03-02T16:00:00.000Z',
  data: { externalId: 'r-1', erasedAt: '2026-03-02T16:00:00.000Z', reason: 'requested' },
});
const signed = (by: string, at: Date): Record<string, string> => ({
  'Webhook-Id': 'd-1',
  'Webhook-Timestamp': String(Math.floor(at.getTime() / 1000)),
  'Webhook-Signature': new Webhook(by).sign('d-1', at, body),
});

it('a signed message is read', () => {
  const event = verifyWebhook(secret, { headers: signed(secret, new Date()), body });
  expect(event.type === 'recording.erased' && event.data.externalId).toBe('r-1');
});

it.each([
  ['by another secret', signed(`whsec_${Buffer.alloc(24, 2).toString('base64')}`, new Date()), body],
  ['and changed afterwards', signed(secret, new Date()), body.replace('r-1', 'r-2')],
  ['an hour ago', signed(secret, new Date(Date.now() - 3_600_000)), body],
  ['not at all', {}, body],
])('one that was signed %s is refused', (_, headers, text) => {
  expect(() => verifyWebhook(secret, { headers, body: text })).toThrow(WebhookRefused);
});
