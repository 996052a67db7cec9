import type { Role } from './roles.js';

/** Who is calling, and for which team. Every query a request makes is bound to `teamId`. */
export interface Principal {
  readonly teamId: string;
  readonly role: Role;
  readonly kind: 'user' | 'key';
  /** The user's or the key's id. */
  readonly id: string;
  /** Of a user; with `embed` whom that page's server named, as in `Ana Ruiz <ana@ours.example>`. */
  readonly email?: string;
  /** Of a key. */
  readonly name?: string;
  /** The console session a user came with; never set for a key. */
  readonly sessionId?: string;
  /** Of a key that ends by itself. */
  readonly expiresAt?: Date;
  /** The user's password is a temporary one: nothing but changing it is open. */
  readonly passwordChangeRequired?: true;
  /** Who came with a token for one recording's tile: only what is open to such a token, of this recording. */
  readonly embed?: { readonly externalId: string; readonly mayLink: boolean };
  /** The network address of the request, for the audit. */
  readonly sourceAddress?: string;
}
