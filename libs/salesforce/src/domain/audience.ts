/**
 * The `aud` of a signed sign-in: login or test, whichever the org belongs to. Of a My Domain, sandboxes and scratch orgs
 * belong to test (Salesforce: "OAuth 2.0 JWT Bearer Flow"). Anything that is not Salesforce's own host stands for itself.
 */
export function audienceOf(loginOrigin: string): string {
  const { hostname } = new URL(loginOrigin);
  if (!hostname.endsWith('.salesforce.com')) return loginOrigin;
  const isTest = hostname === 'test.salesforce.com' || /--|\.(?:sandbox|scratch)\./.test(hostname);
  return isTest ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}
