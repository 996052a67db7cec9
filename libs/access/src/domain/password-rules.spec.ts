import { passwordFault } from './password-rules.js';

const common = new Set(['1q2w3e4r5t6y', '123456', 'password', 'sonyericsson']);
const fault = (password: string): string | undefined =>
  passwordFault(password, 'ana.ruiz@ours.example', (word) => common.has(word));

it.each(['correct horse', 'twelve chars', 'ｔｗｅｌｖｅ ｃｈａｒｓ', 'password and more of it', '𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜x'])(
  '%s may be chosen',
  (password) => {
    expect(fault(password)).toBeUndefined();
  },
);

it.each(['', 'eleven char', '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑'])('%j is too short, whatever its characters take', (password) => {
  expect(fault(password)).toContain('12 characters');
});

it('more than a thousand characters are refused', () => {
  expect(fault('x!'.repeat(501))).toContain('1000');
});

it.each([
  '1q2w3e4r5t6y',
  '1Q2W3E4R5T6Y',
  'SonyEricsson',
  'passwordpassword',
  '123456123456',
  'ＰＡＳＳＷＯＲＤpassword',
])('%s is a common one', (password) => {
  expect(fault(password)).toContain('common');
});

it('the own address is refused', () => {
  expect(fault('Ana.Ruiz@ours.example')).toContain('address');
});
