import { isSame, type MirroredOrg } from './orgs.js';

const org: MirroredOrg = {
  orgId: '00D000000000001EAA',
  orgName: 'Acme',
  instanceUrl: 'https://acme.my.salesforce.com',
  isSandbox: false,
  isConnected: true,
};

test('an org is set anew where anything of it differs, and for a trailing slash alone it is not', () => {
  expect(isSame(org, { ...org, instanceUrl: `${org.instanceUrl}/` })).toBe(true);
  const others = [{ instanceUrl: 'https://moved.my.salesforce.com' }, { orgName: 'Acme 2' }, { isConnected: false }];
  expect(others.map((other) => isSame(org, { ...org, ...other }))).toEqual([false, false, false]);
});
