import type { Role } from '#access';

/** One request that somebody means ill with. */
export interface Attack {
  /** As in `PUT /v1/recordings/:externalId`. */
  readonly route: string;
  readonly name: string;
  /** With its query. `{try}` stands for the number of the try. */
  readonly path: string;
  /** Sent as it is. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the key it comes with; left out, it comes without any. */
  readonly role?: Role;
}

export const MIB = 1024 * 1024;

/** `piece` as often as it fits into `bytes`. */
export const fill = (piece: string, bytes: number): string =>
  piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));

export const listOf = <T>(count: number, of: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => of(i));
