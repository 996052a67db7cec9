import { readTokenAnswer } from './token-answer.js';

const rules = { allowedHosts: [], loginUrl: 'https://login.salesforce.com' };

const answer = {
  access_token: '00Dx!token',
  instance_url: 'https://acme.my.salesforce.com/',
  id: 'https://login.salesforce.com/id/00Dx0000000BV7z/005x00000012Q9P',
  issued_at: '1278448832702',
};

test('takes the origin of the instance and ids of 18 characters', () => {
  expect(readTokenAnswer({ ...answer, refresh_token: 'r' }, rules)).toEqual({
    ok: true,
    grant: {
      accessToken: '00Dx!token',
      refreshToken: 'r',
      instanceUrl: 'https://acme.my.salesforce.com',
      orgId: '00Dx0000000BV7zEAG',
      userId: '005x00000012Q9PAAU',
    },
  });
});

test.each([
  ['https://evil.example', 'SALESFORCE_HOST_REFUSED'],
  ['http://acme.my.salesforce.com', 'SALESFORCE_HOST_REFUSED'],
  ['https://acme.lightning.force.com', 'SALESFORCE_HOST_REFUSED'],
  ['https://acme.my.salesforce.com@evil.example', 'SALESFORCE_HOST_REFUSED'],
  ['http://127.0.0.1:5432', 'SALESFORCE_HOST_REFUSED'],
  ['http://localhost', 'SALESFORCE_HOST_REFUSED'],
])('refuses to send the token to %s', (instance_url, code) => {
  expect(readTokenAnswer({ ...answer, instance_url }, rules)).toMatchObject({ ok: false, failure: { code } });
});

test.each(['access_token', 'instance_url', 'id'] as const)('an answer without %s is invalid', (member) => {
  const failure = { code: 'SALESFORCE_RESPONSE_INVALID' };
  expect(readTokenAnswer({ ...answer, [member]: undefined }, rules)).toMatchObject({ ok: false, failure });
});
