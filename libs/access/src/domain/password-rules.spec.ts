import { passwordFault } from './password-rules.js';

const common = new Set(['1q2w3e4r5t6y', '123456', 'password', 'sonyericsson']);
const fault = (password: string): string | undefined =>
  passwordFault(password, 'ana.ruiz@ours.example', (word) => common.has(word));

it.each([
  'correct horse',
  'twelve chars',
  'ｔｗｅｌｖｅ ｃｈａｒｓ',
  'password and more of it',
  '𝒜𝒷𝒸𝒹ℯ𝒜𝒜𝒜𝒜𝒜𝒜x',
  '1234567890!2',
  'password1 and more',
  '2024!password',
])('%s may be chosen', (password) => {
  expect(fault(password)).toBeUndefined();
});

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

it.each([
  'password2024!',
  'Password12345',
  'password.....',
  'password!!!1 ',
  'passwordpassword1',
  'PASSWORD２０２４！',
  'sonyericsson€1',
])('%s is a common one with digits or punctuation behind it', (password) => {
  expect(fault(password)).toContain('digits or punctuation behind it');
});

it.each(['aaaaaaaaaaaa', 'abababababab', 'abcdabcdabcd', 'AaBbCcDdAaBb', '112211221122', '𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜𝒜x'])(
  '%s has too few different characters',
  (password) => {
    expect(fault(password)).toContain('5 different characters');
  },
);

it('the own address is refused', () => {
  expect(fault('Ana.Ruiz@ours.example')).toContain('address');
});
