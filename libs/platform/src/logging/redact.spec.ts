import { Writable } from 'node:stream';
import pino from 'pino';
import { logOptions } from './logging-options.js';
import { redact, redactText } from './redact.js';

function logged(write: (log: pino.Logger) => void): string {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  write(pino(logOptions({ logLevel: 'debug' }), stream));
  return lines.join('');
}

const names = [
  'authorization', 'Cookie', 'set-cookie', 'password', 'newPassword', 'passphrase', 'token', 'accessToken', 'refresh_token',
  'id_token', 'sessionToken', 'csrfToken', 'secret', 'clientSecret', 'client_secret', 'key', 'apiKey', 'api_key', 'x-api-key',
  'privateKey', 'private_key', 'encryptionKeys', 'assertion', 'code_verifier', 'codeVerifier', 'credentials',
]; // prettier-ignore

describe('redact', () => {
  it.each(names)('hides %s at any depth', (name) => {
    const details = { [name]: 'hunter2', list: [{ deep: { [name]: { inner: 'hunter2' } } }] };
    expect(JSON.stringify(redact(details))).not.toContain('hunter2');
  });

  it.each(['code', 'crmId', 'teamId', 'object', 'keyword', 'monkey', 'tokenCount', 'queue'])('keeps %s', (name) => {
    expect(redact({ [name]: 'kept' })).toEqual({ [name]: 'kept' });
  });

  it('hides secrets in the causes and members of errors', () => {
    const cause = Object.assign(new Error('GET https://x/?access_token=hunter2'), {
      config: { headers: { authorization: 'hunter2' } },
    });
    const shown = JSON.stringify(redact(new Error('failed', { cause })));
    expect(shown).toContain('failed');
    expect(shown).not.toContain('hunter2');
  });

  it('copes with cycles, bytes, bigints and dates', () => {
    const cycle: Record<string, unknown> = { at: new Date(0), bytes: Buffer.from('hunter2'), big: 12n };
    cycle['self'] = cycle;
    expect(JSON.stringify(redact(cycle))).toMatch(/1970-01-01T00:00:00.000Z.*"12"/);
  });
});

describe('redactText', () => {
  it.each([
    '/oauth/salesforce/callback?code=hunter2&state=hunter2',
    'Authorization: Bearer hunter2hunter2',
    'postgres://user:hunter2@db.example:5432/rr',
    'refresh_token=hunter2&grant_type=refresh_token',
    'session 00D5g000004hunt!hunter2.abc_DEF expired',
    'eyJhbGciOiJub25lIn0.hunter2.hunter2',
    '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----',
  ])('hides what looks like a secret: %s', (text) => {
    expect(redactText(text)).not.toContain('hunter2');
  });

  it('keeps the rest', () => {
    expect(redactText('GET /v1/accounts?q=acme&limit=5 took 3 ms')).toBe('GET /v1/accounts?q=acme&limit=5 took 3 ms');
  });
});

describe('the log', () => {
  it.each([
    ['details', (log: pino.Logger) => { log.info({ connection: { refresh_token: 'hunter2' } }, 'x'); }],
    ['a message', (log: pino.Logger) => { log.info('GET /?code=hunter2'); }],
    ['an argument', (log: pino.Logger) => { log.info({}, 'called %o', { password: 'hunter2' }); }],
    ['bindings', (log: pino.Logger) => { log.child({ token: 'hunter2' }).info('x'); }],
    ['an error', (log: pino.Logger) => { log.error(Object.assign(new Error('x'), { secret: 'hunter2' })); }],
    ['an error among details', (log: pino.Logger) => { log.error({ err: new Error('password=hunter2') }, 'x'); }],
    ['a request', (log: pino.Logger) => { log.info({ req: { url: '/?state=hunter2', headers: { cookie: 'hunter2' } } }, 'x'); }],
  ])('shows no secret of %s', (_where, write) => {
    const line = logged(write);
    expect(line).not.toContain('hunter2');
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.stringMatching(/Z$/) });
  }); // prettier-ignore

  it('keeps the code, the message and the cause of an error', () => {
    const err = Object.assign(new Error('no', { cause: new Error('why') }), { code: '53100' });
    expect(JSON.parse(logged((log) => { log.error({ err }, 'x'); }))).toMatchObject({ err: { message: 'no', code: '53100', cause: { message: 'why' } } }); // prettier-ignore
  });
});
