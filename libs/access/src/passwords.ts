import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '#platform';
import { formatPasswordHash, parsePasswordHash, type ScryptCost } from './domain/password-hash.js';

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

async function hashWith(password: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** logN;
  // Two spellings of one character are one password.
  return inTurn(() => derive(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }));
}

/** The form to store. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashWith(password, salt, cost);
  return formatPasswordHash({ ...cost, salt: salt.toString('base64url'), hash: hash.toString('base64url') });
}

/** Whether `password` is the one stored. Pass undefined for an unknown user: false, after the same time. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const expected = parsePasswordHash(stored ?? decoy);
  if (expected === undefined) throw new Error('A stored password hash is unreadable');
  const actual = await hashWith(password, Buffer.from(expected.salt, 'base64url'), expected);
  return timingSafeEqual(actual, Buffer.from(expected.hash, 'base64url')) && stored !== undefined;
}

/** 144 random bits, typeable. */
export function generatePassword(): string {
  return randomBytes(18).toString('base64url');
}
