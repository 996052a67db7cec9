import type { CrmRecord } from './query-page.js';

/** What the org says of itself and of the user we are. */
export interface OrgIdentity {
  orgName: string;
  isSandbox: boolean;
  username: string;
}

export const ORGANIZATION_QUERY = 'SELECT Id, Name, IsSandbox FROM Organization';

/** `userId` comes from a token answer and has been checked to be an id. */
export function usernameQuery(userId: string): string {
  return `SELECT Username FROM User WHERE Id = '${userId}'`;
}

export function toOrgIdentity(organization: CrmRecord | undefined, user: CrmRecord | undefined): OrgIdentity {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    orgName: text(organization?.Name),
    isSandbox: organization?.IsSandbox === true,
    username: text(user?.Username),
  };
}
