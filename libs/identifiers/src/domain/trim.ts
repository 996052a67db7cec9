/** What is never seen and never part of an address or a host: zero-width characters, soft hyphens, direction marks. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/g;
/** Joiners shape letters within a word, so they go at the ends alone. */
/** Behind its own kind nothing is tried again, so that a run of them takes linear time. */
const JOINERS_AT_ENDS = /^[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+$/g;
const QUOTES = '"\'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a';
const EDGE = `<>${QUOTES}\u200c\u200d`;
/** Of every script's keyboard. */
const SEPARATORS = ',;\u3001\uff0c\uff1b';
const BLANK = /[\s\p{Cc}]/u;
const SCHEME = /^(?:mailto:(?:\/\/)?|smtp:)/i;

export function removeInvisible(text: string): string {
  return text.replace(INVISIBLE, '').replace(JOINERS_AT_ENDS, '');
}

function isAround(character: string): boolean {
  return EDGE.includes(character) || BLANK.test(character);
}

/** Without what surrounds an address: blanks, quotes, angle brackets, `mailto:`, `SMTP:`, trailing `,` `;` `.`. */
export function trimAddress(text: string): string {
  let [start, end] = [0, text.length];
  for (let hasMoved = true; hasMoved && start < end;) {
    const before = start;
    while (start < end && (isAround(text.charAt(start)) || SEPARATORS.includes(text.charAt(start)))) start++;
    const [scheme = ''] = SCHEME.exec(text.slice(start, start + 9)) ?? [];
    start += scheme.length;
    // `mailto:bo@acme.com?subject=…`
    const query = scheme.toLowerCase().startsWith('mailto:') ? text.indexOf('?', start) : -1;
    if (query !== -1) end = query;
    hasMoved = start !== before;
  }
  while (start < end && (isAround(text.charAt(end - 1)) || `.\u3002${SEPARATORS}`.includes(text.charAt(end - 1))))
    end--;
  return text.slice(start, end);
}
