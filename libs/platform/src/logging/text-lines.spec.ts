import { escapeControls, toTextLine } from './text-lines.js';

it.each([
  ['a colour', '\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
  ['a title of the window', '\u001b]0;x\u0007', '\\u001b]0;x\\u0007'],
  ['the other introducer', '\u009b2J', '\\u009b2J'],
  ['a line written over', 'safe\revil', 'safe\\u000devil'],
  ['a backspace and a delete', 'a\b\u007f', 'a\\u0008\\u007f'],
  ['text turned round', 'a\u202egpj', 'a\\u202egpj'],
  ['a line break, a tab and other letters, which stay', 'Ä\n\t– 日本', 'Ä\n\t– 日本'],
])('shows %s', (_, text, shown) => {
  expect(escapeControls(text)).toBe(shown);
});

it('writes a log line as a person reads it, on one line', () => {
  const json = JSON.stringify({
    level: 'info',
    time: 't',
    pid: 1,
    requestId: 'r',
    message: 'a\nb\u001b[1m',
    req: { url: '/' },
  });
  expect(toTextLine(json)).toBe('t INFO  a\\nb\\u001b[1m requestId=r req={"url":"/"}\n');
});
