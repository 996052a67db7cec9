import { keyRefusal } from './key-rules.js';

const end = new Date('2026-03-02T15:00:00Z');
const after = new Date(end.getTime() + 1);

it.each([
  ['admin', undefined, { role: 'admin', expiresAt: null }, undefined],
  ['admin', undefined, { role: 'service', expiresAt: after }, undefined],
  ['member', undefined, { role: 'viewer', expiresAt: null }, undefined],
  ['member', undefined, { role: 'admin', expiresAt: null }, 'outranks'],
  ['member', undefined, { role: 'service', expiresAt: null }, 'outranks'],
  ['service', end, { role: 'viewer', expiresAt: end }, 'outranks'],
  ['admin', end, { role: 'admin', expiresAt: end }, undefined],
  ['admin', end, { role: 'viewer', expiresAt: after }, 'outlives'],
  ['admin', end, { role: 'viewer', expiresAt: null }, 'outlives'],
] as const)('of role %s until %p it makes %j: %p', (role, expiresAt, wanted, expected) => {
  expect(keyRefusal({ role, ...(expiresAt === undefined ? {} : { expiresAt }) }, wanted)).toBe(expected);
});
