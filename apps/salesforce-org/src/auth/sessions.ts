import { randomBytes } from 'node:crypto';

/** An access token and who it stands for. */
export interface Session {
  accessToken: string;
  /** Record number of the user. */
  user: number;
  scope: string[];
  /** Epoch milliseconds of the last use; the session dies this long after it. */
  lastUsedAt: number;
  /** Calls it served. */
  calls: number;
  /** Sessions of one approval die together when its refresh token is revoked. */
  approval: Approval | undefined;
}

/** What a person approved: at most five per user, the sixth revokes the oldest. */
export interface Approval {
  user: number;
  scope: string[];
  refreshToken: string;
  /** Invalidated by rotation; using one of them revokes everything. */
  spent: Set<string>;
  revoked: boolean;
}

/** A code of the web server flow: single use. */
export interface AuthorizationCode {
  user: number;
  scope: string[];
  redirectUri: string;
  codeChallenge: string | undefined;
  expiresAt: number;
  used: boolean;
}

const MAX_APPROVALS = 5;
export const CODE_LIFE_MS = 15 * 60_000;

export class Sessions {
  readonly active = new Map<string, Session>();
  readonly approvals: Approval[] = [];
  readonly codes = new Map<string, AuthorizationCode>();
  /** Session length is a policy of the org; there is no expires_in. */
  lifeMs = 2 * 3_600_000;
  rotation = true;
  /** A session ends after so many calls. */
  callsAtMost = Infinity;
  /** Refresh tokens a request is working on right now. */
  readonly busy = new Set<string>();

  constructor(private readonly orgId: string) {}

  open(user: number, scope: string[], approval: Approval | undefined, now: number): Session {
    const accessToken = `${this.orgId.slice(0, 15)}!AR8${opaque(80)}`;
    const session = { accessToken, user, scope, lastUsedAt: now, calls: 0, approval };
    this.active.set(accessToken, session);
    return session;
  }

  find(accessToken: string, now: number): Session | undefined {
    const session = this.active.get(accessToken);
    if (!session) return undefined;
    if (now - session.lastUsedAt >= this.lifeMs) {
      this.active.delete(accessToken);
      return undefined;
    }
    session.lastUsedAt = now;
    return session;
  }

  /** The same for a call, which uses the session up. */
  use(accessToken: string, now: number): Session | undefined {
    const session = this.find(accessToken, now);
    if (session === undefined) return undefined;
    session.calls += 1;
    if (session.calls <= this.callsAtMost) return session;
    this.active.delete(accessToken);
    return undefined;
  }

  approve(user: number, scope: string[]): Approval {
    const approval: Approval = { user, scope, refreshToken: `5Aep861${opaque(70)}`, spent: new Set(), revoked: false };
    this.approvals.push(approval);
    const own = this.approvals.filter((one) => one.user === user && !one.revoked);
    const oldest = own[0];
    if (own.length > MAX_APPROVALS && oldest) this.revoke(oldest);
    return approval;
  }

  /** Ends an approval: its refresh token and every access token that came from it. */
  revoke(approval: Approval): void {
    approval.revoked = true;
    for (const [token, session] of this.active) if (session.approval === approval) this.active.delete(token);
  }

  /** Gives the approval a new refresh token; the old one is a trap from now on. */
  rotate(approval: Approval): string {
    approval.spent.add(approval.refreshToken);
    approval.refreshToken = `5Aep861${opaque(70)}`;
    return approval.refreshToken;
  }

  expireAll(user?: number): number {
    let ended = 0;
    for (const [token, session] of this.active) {
      if (user !== undefined && session.user !== user) continue;
      this.active.delete(token);
      ended += 1;
    }
    return ended;
  }
}

export function opaque(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length);
}
