/** The cost of an scrypt hash: N = 2^logN; memory is 128 · N · r bytes. */
export interface ScryptCost {
  logN: number;
  r: number;
  p: number;
}

export interface PasswordHash extends ScryptCost {
  salt: string;
  hash: string;
}

const pattern = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/;

/** `scrypt$logN$r$p$salt$hash`: a stored hash carries its cost, so that the cost can be raised later. */
export function formatPasswordHash({ logN, r, p, salt, hash }: PasswordHash): string {
  return `scrypt$${logN}$${r}$${p}$${salt}$${hash}`;
}

/** Undefined when `stored` is not of that form. */
export function parsePasswordHash(stored: string): PasswordHash | undefined {
  const [, logN, r, p, salt, hash] = pattern.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) return undefined;
  return { logN: Number(logN), r: Number(r), p: Number(p), salt, hash };
}
