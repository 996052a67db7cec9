import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '#platform';
import { isCommonPassword } from './common-passwords.js';
import { formatPasswordHash, parsePasswordHash, type PasswordHash, type ScryptCost } from './domain/password-hash.js';
import { normalPassword, passwordFault } from './domain/password-rules.js';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

/** 32 MiB and about 0.2 s each: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const cost: ScryptCost = { logN: 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const AT_ONCE = 2;
const WAITING_AT_MOST = 50;

/** A hash nobody's password has: an unknown address costs the caller the same time as a known one. */
const decoy = formatPasswordHash({
  ...cost,
  salt: randomBytes(16).toString('base64url'),
  hash: randomBytes(HASH_BYTES).toString('base64url'),
});

let running = 0;
const waiting: (() => void)[] = [];

/** Few at a time, for memory and for the thread pool that file and DNS work shares. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) {
      throw new AppError('RATE_LIMITED', 'Too many people are signing in right now.', { retryAfterSeconds: 5 });
    }
    // The one that finishes hands its turn over, so `running` does not change.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function hashWith(password: string, salt: string, { logN, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** logN;
  const bytes = Buffer.from(salt, 'base64url');
  return inTurn(() => derive(normalPassword(password), bytes, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }));
}

function parsed(stored: string): PasswordHash {
  const hash = parsePasswordHash(stored);
  if (hash === undefined) throw new Error('A stored password hash is unreadable');
  return hash;
}

/** Why nobody may choose a password, whoever they are; undefined when some may. */
export function commonPasswordFault(password: string): string | undefined {
  return passwordFault(password, '', isCommonPassword);
}

/** INVALID_INPUT, at `path`, for a password that may not be chosen: the one rule of the API and the command line. */
export function checkPassword(password: string, { email, path }: { email: string; path: string }): void {
  const message = passwordFault(password, email, isCommonPassword);
  if (message !== undefined) throw new AppError('INVALID_INPUT', message, { errors: [{ path, message }] });
}

/**
 * The form to store. `sibling` is a stored one of the same address in another team: with its salt one derivation tells
 * which of them a password opens, so that signing in takes no longer for an address that several teams know.
 */
export async function hashPassword(password: string, sibling?: string): Promise<string> {
  const other = sibling === undefined ? undefined : parsed(sibling);
  const isSameCost = other?.logN === cost.logN && other.r === cost.r && other.p === cost.p;
  const salt = isSameCost ? other.salt : randomBytes(16).toString('base64url');
  const hash = await hashWith(password, salt, cost);
  return formatPasswordHash({ ...cost, salt, hash: hash.toString('base64url') });
}

/** The first of the stored forms that the password opens. With none to try it takes the time of one, and opens nothing. */
export async function findByPassword<T extends { passwordHash: string }>(
  password: string,
  candidates: readonly T[],
): Promise<T | undefined> {
  const derived = new Map<string, Buffer>();
  const hashOf = async ({ logN, r, p, salt }: PasswordHash): Promise<Buffer> => {
    const key = [logN, r, p, salt].join('$');
    const known = derived.get(key) ?? (await hashWith(password, salt, { logN, r, p }));
    derived.set(key, known);
    return known;
  };
  if (candidates.length === 0) await hashOf(parsed(decoy));
  let found: T | undefined;
  for (const candidate of candidates) {
    const expected = parsed(candidate.passwordHash);
    const isRight = timingSafeEqual(await hashOf(expected), Buffer.from(expected.hash, 'base64url'));
    if (isRight) found ??= candidate;
  }
  return found;
}

/** 144 random bits, typeable. */
export function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}
