import { dictionary } from '@zxcvbn-ts/language-common';

/** The most used passwords of published leaks, lower case: the list of zxcvbn, 49,000 of them. */
const common = new Set(dictionary['passwords-common']);

export function isCommonPassword(word: string): boolean {
  return common.has(word);
}
