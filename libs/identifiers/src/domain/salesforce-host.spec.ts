import { checkLoginUrl, checkSalesforceHost, mayHoldOperatorSecret } from './salesforce-host.js';

const accepted: [string, string][] = [
  ['https://login.salesforce.com', 'https://login.salesforce.com'],
  ['https://test.salesforce.com/', 'https://test.salesforce.com'],
  ['HTTPS://LOGIN.SalesForce.COM', 'https://login.salesforce.com'],
  ['https://acme.my.salesforce.com:443', 'https://acme.my.salesforce.com'],
  ['https://acme--uat.sandbox.my.salesforce.com', 'https://acme--uat.sandbox.my.salesforce.com'],
  ['https://acme.my.salesforce.mil', 'https://acme.my.salesforce.mil'],
  ['https://acme.cloudforce.force.com', 'https://acme.cloudforce.force.com'],
  ['http://127.0.0.1:4900', 'http://127.0.0.1:4900'],
  ['http://127.9.8.7', 'http://127.9.8.7'],
  ['http://2130706433:4900', 'http://127.0.0.1:4900'],
  ['http://localhost:4900/', 'http://localhost:4900'],
  ['http://LOCALHOST:4900', 'http://localhost:4900'],
  ['https://[::1]:4900', 'https://[::1]:4900'],
  ['http://[0:0:0:0:0:0:0:1]:4900', 'http://[::1]:4900'],
  ['https://org.example', 'https://org.example'],
  ['https://org.example:8443', 'https://org.example:8443'],
  ['https://ported.example:8443', 'https://ported.example:8443'],
];

const refused: [string, string][] = [
  ['', 'is not an http or https address'],
  ['login.salesforce.com', 'is not an http or https address'],
  ['https:login.salesforce.com', 'is not an http or https address'],
  ['ftp://login.salesforce.com', 'is not an http or https address'],
  ['javascript://login.salesforce.com', 'is not an http or https address'],
  ['https://', 'is not an http or https address'],
  ['http://login.salesforce.com', 'is not https'],
  ['https://salesforce.com', 'is not a Salesforce host'],
  ['https://evilsalesforce.com', 'is not a Salesforce host'],
  ['https://login.salesforce.com.evil.example', 'is not a Salesforce host'],
  ['https://evil.example', 'is not a Salesforce host'],
  ['https://evil.example/login.salesforce.com', 'has more than a host'],
  ['https://evil.example?.salesforce.com', 'has more than a host'],
  ['https://evil.example#.salesforce.com', 'has more than a host'],
  ['https://login.salesforce.com@evil.example', 'has more than a host and a port before its path'],
  ['https://login.salesforce.com:x@evil.example', 'has more than a host and a port before its path'],
  ['https://@login.salesforce.com', 'has more than a host and a port before its path'],
  ['https://evil.example%2f.salesforce.com', 'is not an http or https address'],
  ['https://login%2esalesforce.com', 'has more than a host and a port before its path'],
  ['https://evil.example\\.salesforce.com', 'has characters that do not belong in an address'],
  ['https://login.sales\tforce.com', 'has characters that do not belong in an address'],
  ['https://login.salesforce.com\n', 'has characters that do not belong in an address'],
  [' https://login.salesforce.com', 'is not an http or https address'],
  ['https://login.ｓalesforce.com', 'has characters that do not belong in an address'],
  ['https://login.sаlesforce.com', 'has characters that do not belong in an address'],
  ['https://login.salesforce。com', 'has characters that do not belong in an address'],
  ['https://login.salesforce.com.', 'has a host that ends in a dot'],
  ['https://login.salesforce.com/services', 'has more than a host'],
  [
    'https://acme.lightning.force.com',
    'is a Lightning page; use the My Domain address, as in https://acme.my.salesforce.com',
  ],
  ['http://0.0.0.0:4900', 'is not https'],
  ['https://10.0.0.1', 'is not a Salesforce host'],
  ['https://169.254.169.254', 'is not a Salesforce host'],
  ['https://[::ffff:7f00:1]', 'is not a Salesforce host'],
  ['http://127.0.0.1.evil.example', 'is not https'],
  ['http://localhost.evil.example', 'is not https'],
  ['http://org.example', 'is not https'],
  ['https://sub.org.example', 'is not a Salesforce host'],
  ['https://ported.example', 'is not a Salesforce host'],
];

const loopback = 'is an address of this machine, which SALESFORCE_ALLOWED_HOSTS does not name';

describe('checkSalesforceHost', () => {
  const allowedHosts = ['Org.example', 'ported.example:8443'];
  const named = ['127.0.0.1', '127.9.8.7', 'localhost:4900', '[::1]:4900'];

  test.each(accepted)('accepts %j', (address, origin) => {
    const rules = { allowedHosts: [...allowedHosts, ...named], loginUrl: 'https://login.salesforce.com' };
    expect(checkSalesforceHost(address, rules)).toEqual({ allowed: true, origin });
  });

  test.each(refused)('refuses %j', (address, reason) => {
    const rules = { allowedHosts, loginUrl: 'https://login.salesforce.com' };
    expect(checkSalesforceHost(address, rules)).toEqual({ allowed: false, reason });
  });

  test.each([
    'http://127.0.0.1:4901',
    'http://127.0.0.2:4900',
    'http://localhost:4900',
    'https://127.0.0.1:4900',
    'http://[::1]',
    'http://0x7f.1:22',
  ])("refuses %s of this machine beside the operator's own login address", (address) => {
    const rules = { allowedHosts, loginUrl: 'http://127.0.0.1:4900' };
    expect(checkSalesforceHost(address, rules)).toEqual({ allowed: false, reason: loopback });
    expect(checkSalesforceHost('http://127.0.0.1:4900', rules).allowed).toBe(true);
    expect(checkLoginUrl(address, []).allowed).toBe(true);
  });
});

test.each([
  ['https://login.salesforce.com', true],
  ['https://acme.my.salesforce.com', true],
  ['http://127.0.0.1:4900', true],
  ['http://127.0.0.1:4901', false],
  ['https://org.example', false],
  ['https://ported.example:8443', false],
])("whether the operator's client secret goes to %s: %s", (origin, may) => {
  const rules = { allowedHosts: ['org.example', 'ported.example', '127.0.0.1'], loginUrl: 'http://127.0.0.1:4900' };
  expect(mayHoldOperatorSecret(origin, rules)).toBe(may);
});
