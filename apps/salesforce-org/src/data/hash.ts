function scramble(n: number): number {
  let h = Math.imul(n ^ 0x2545f491, 0x9e3779b1);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

/** Spreads neighbouring seeds far apart, so that another seed is another org and not the same one shuffled. */
export function keyOf(seed: number): number {
  return (scramble(seed) ^ scramble(1)) >>> 0;
}

/** Every generated value is a pure function of (key, salt, index), so a row of a million need not be stored. */
export function mix(key: number, salt: number, index: number): number {
  let h = Math.imul(index ^ 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b) ^ key;
  h ^= h >>> 16;
  h = Math.imul(h, 0x21f0aaad);
  h ^= h >>> 15;
  h = Math.imul(h, 0x735a2d97);
  h ^= h >>> 15;
  return h >>> 0;
}

/** In [0, 1). */
export function unit(key: number, salt: number, index: number): number {
  return mix(key, salt, index) / 4294967296;
}

export function pick<const T extends readonly unknown[]>(list: T, hash: number): T[number] {
  return list[hash % list.length];
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** A multiplier that permutes 0…size-1 (index × multiplier mod size) and the multiplier that undoes it. */
export interface Permutation {
  forward: (index: number) => number;
  backward: (rank: number) => number;
}

export function permutation(size: number, key: number): Permutation {
  if (size < 2) return { forward: (i) => i, backward: (i) => i };
  let multiplier = Math.floor(size * 0.618) + (mix(key, 7, size) % Math.max(1, Math.floor(size / 7)));
  while (greatestCommonDivisor(multiplier, size) !== 1) multiplier += 1;
  const inverse = modularInverse(multiplier % size, size);
  return { forward: (index) => (index * multiplier) % size, backward: (rank) => (rank * inverse) % size };
}

function modularInverse(value: number, modulus: number): number {
  let [r, nextR, t, nextT] = [modulus, value, 0, 1];
  while (nextR !== 0) {
    const quotient = Math.floor(r / nextR);
    [t, nextT] = [nextT, t - quotient * nextT];
    [r, nextR] = [nextR, r - quotient * nextR];
  }
  return t < 0 ? t + modulus : t;
}
