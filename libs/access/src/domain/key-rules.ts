import type { Principal } from './principal.js';
import { permits, type Role } from './roles.js';

/** Who made a key; a key made by a key ends with it. */
export interface KeyMaker {
  readonly kind: 'user' | 'key' | 'operator';
  readonly id: string | null;
  readonly name: string | null;
}

/** Why a caller may not make a key; undefined when it may. */
export type KeyRefusal = 'outranks' | 'outlives';

/** A key makes none that may do more than itself, or that lives longer. A user may, within their role. */
export function keyRefusal(
  maker: Pick<Principal, 'role' | 'expiresAt'>,
  wanted: { role: Role; expiresAt: Date | null },
): KeyRefusal | undefined {
  if (!permits(maker.role, [wanted.role])) return 'outranks';
  if (maker.expiresAt === undefined) return undefined;
  return wanted.expiresAt === null || wanted.expiresAt > maker.expiresAt ? 'outlives' : undefined;
}
