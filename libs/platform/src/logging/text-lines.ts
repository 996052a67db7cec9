/** Characters that a terminal obeys instead of showing. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text for a terminal: control and direction characters are shown as `\u001b`; line breaks and tabs stay. */
export function escapeControls(text: string): string {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A JSON log line as a person reads it: time, level, message, then the details. */
export function toTextLine(json: string): string {
  const { time, level, message, ...details } = JSON.parse(json) as Record<string, unknown>;
  const shown = Object.entries(details)
    .filter(([name]) => name !== 'pid')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const line = [time, String(level).toUpperCase().padEnd(5), message ?? '', ...shown].join(' ');
  return `${escapeControls(line).replaceAll('\n', '\\n')}\n`;
}
