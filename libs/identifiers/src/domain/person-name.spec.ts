import { nameKeyOf, withoutAccents } from './person-name.js';

test.each([
  ['Bo Li', 'bo li'],
  ['  Bo \t Li\n', 'bo li'],
  ['BO LI', 'bo li'],
  ['Ｂｏ Ｌｉ', 'bo li'],
  ['Bo\u00a0Li', 'bo li'],
  ['Bo\u200b Li', 'bo li'],
  ['\u200dBo Li\u200d\u200d', 'bo li'],
  ['\u202eBo Li\u202c', 'bo li'],
  ['Jose\u0301 Nu\u0301n\u0303ez', 'josé núñez'],
  ['José Núñez', 'josé núñez'],
  ['ÄÖÜ', 'äöü'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
  ['Σίσυφος', 'σίσυφοσ'],
  ['Bo Li (Guest)', 'bo li'],
  ['Bo Li (guest) ', 'bo li'],
  ['Bo Li [External]', 'bo li'],
  ['Bo Li (she/her) [Acme]', 'bo li'],
  ['Bo Li（ゲスト）', 'bo li'],
  ['Bo Li (Acme (EMEA))', 'bo li'],
  ['Bo (Bobby) Li', 'bo (bobby) li'],
  ['Li, Bo', 'bo li'],
  ['LI,Bo', 'bo li'],
  ['Li, Bo (Guest)', 'bo li'],
  ['Li, Bo (he/him)', 'bo li'],
  ['Li，Bo', 'bo li'],
  ['van der Berg, Ann-Marie', 'ann-marie van der berg'],
  ['Bo Li, Jr.', 'bo li, jr.'],
  ['Bo Li, MD', 'bo li, md'],
  ['Bo Li, V', 'bo li, v'],
  ['Nguyen, Vi', 'vi nguyen'],
  ['Rahman, Md', 'md rahman'],
  ['Win, Pe', 'pe win'],
  ['Acme, Inc', 'acme, inc'],
  ['Bo Li, Acme, Berlin', 'bo li, acme, berlin'],
  ['Li,', 'li,'],
])('W4: %j is compared as %j', (name, key) => {
  expect(nameKeyOf(name)).toBe(key);
});

test.each([null, undefined, '', '  ', '(Guest)', '[External]', '\u200b'])('W4: %j is no name', (name) => {
  expect(nameKeyOf(name)).toBeUndefined();
});

test.each([
  ['josé núñez', 'jose nunez'],
  ['müller', 'muller'],
  ['søren łukasz đorđe', 'soren lukasz dorde'],
  ['ægir', 'aegir'],
  ['nguyễn', 'nguyen'],
  // No accent, but the letter itself.
  ['がか', 'がか'],
])('W3, W5: without accents %s is %s', (key, bare) => {
  expect(withoutAccents(key)).toBe(bare);
});
