import { Inject, Injectable } from '@nestjs/common';
import { Cipher, Clock, DB, type Db } from '#platform';
import type { Principal } from './domain/principal.js';
import * as apiKeys from './store/api-keys.js';
import * as users from './store/users.js';

const LIFETIME_MS = 10 * 60_000;

/** What a token is for: the tile of one recording. */
export interface EmbedGrant {
  externalId: string;
  /** Its holder may link by hand. */
  mayLink: boolean;
  /** Whom the history names for what the holder does. */
  actorEmail?: string | undefined;
  /** Said beside the address, where it was given. */
  actorName?: string | undefined;
}

interface Content extends EmbedGrant {
  expiresAt: number;
  maker: Pick<Principal, 'kind' | 'id' | 'email' | 'name'>;
}

/** `rre_`, or `rrel_` when it may link; when it ends, in seconds; the team; what it is for, sealed. */
const PATTERN = /^rrel?_([0-9a-z]{1,9})\.([0-9a-f-]{36})\.(\S{1,8192})$/;

/** Whom the history names: `Ana Ruiz <ana@ours.example>` where a name was given. */
function actorOf({ actorEmail, actorName }: EmbedGrant): Pick<Principal, 'email'> {
  if (actorEmail === undefined) return {};
  return { email: actorName === undefined ? actorEmail : `${actorName} <${actorEmail}>` };
}

/** Whether a bearer token is one of these, whoever made it. */
export const isEmbedToken = (token: string): boolean => /^rrel?_/.test(token);

/**
 * Tokens for the tile in other pages. They are sealed with the encryption key and stored nowhere, so every replica reads
 * them. One ends after ten minutes, and with the key or the user that made it.
 */
@Injectable()
export class EmbedTokens {
  constructor(
    private readonly cipher: Cipher,
    private readonly clock: Clock,
    @Inject(DB) private readonly db: Db,
  ) {}

  issue({ teamId, kind, id, email, name }: Principal, grant: EmbedGrant): { token: string; expiresAt: Date } {
    const expiresAt = this.clock.now().getTime() + LIFETIME_MS;
    const maker = { kind, id, ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
    const content: Content = { ...grant, expiresAt, maker };
    const sealed = this.cipher.encrypt(JSON.stringify(content), { teamId, column: 'embed_token' });
    const ends = Math.floor(expiresAt / 1000).toString(36);
    return { token: `rre${grant.mayLink ? 'l' : ''}_${ends}.${teamId}.${sealed}`, expiresAt: new Date(expiresAt) };
  }

  /** Who the holder is; undefined when the token is none, has ended, or its maker is gone. */
  async authenticate(token: string): Promise<Principal | undefined> {
    const [, , teamId, sealed] = PATTERN.exec(token) ?? [];
    if (teamId === undefined || sealed === undefined) return undefined;
    const content = this.open(teamId, sealed);
    const now = this.clock.now();
    if (content === undefined || content.expiresAt <= now.getTime()) return undefined;
    const { maker, externalId, mayLink } = content;
    if (!(await this.isThere(teamId, maker, now))) return undefined;
    const role = mayLink ? 'member' : 'viewer';
    return { teamId, role, ...maker, ...actorOf(content), embed: { externalId, mayLink } };
  }

  private open(teamId: string, sealed: string): Content | undefined {
    try {
      return JSON.parse(this.cipher.decrypt(sealed, { teamId, column: 'embed_token' })) as Content;
    } catch {
      // Made up, changed, or sealed with a key that is not in use any more.
      return undefined;
    }
  }

  private async isThere(teamId: string, { kind, id }: Content['maker'], now: Date): Promise<boolean> {
    if (kind === 'user') return (await users.find(this.db, teamId, id)) !== undefined;
    return (await apiKeys.usable(this.db, [{ teamId, id }], now)).size > 0;
  }
}
