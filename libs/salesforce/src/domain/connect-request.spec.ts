import { checkConnectRequest, type ConnectRequest } from './connect-request.js';

const rules = { allowedHosts: [], loginUrl: 'https://login.salesforce.com' };

const good: ConnectRequest = {
  grant: 'client_credentials',
  loginUrl: 'https://acme.my.salesforce.com/',
  clientId: 'c',
  clientSecret: 's',
};

test('a good request gives the origin to sign in to', () => {
  expect(checkConnectRequest(good, rules)).toEqual({ loginUrl: 'https://acme.my.salesforce.com' });
});

test('every fault is named at once', () => {
  const request: ConnectRequest = { grant: 'jwt_bearer', loginUrl: 'http://evil.example', clientId: ' ' };
  expect(checkConnectRequest(request, rules)).toEqual({
    faults: [
      { path: 'clientId', message: 'is required for jwt_bearer' },
      { path: 'privateKey', message: 'is required for jwt_bearer' },
      { path: 'username', message: 'is required for jwt_bearer' },
      { path: 'loginUrl', message: 'is not https' },
    ],
  });
});
