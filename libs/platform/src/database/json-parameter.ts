import { jsonPieces } from '../json-text.js';
import { inTurns } from '../turns.js';
import { LongParameter } from './long-query.js';

/** Before JSON in `jsonb`'s binary form, which a parameter of bytes is sent in (PostgreSQL, `jsonb_recv`). */
const JSONB_VERSION = Buffer.of(1);

/** A parameter of type `jsonb`. Long text is made in steps and sent as bytes, in turns: at once it holds everybody else up. */
export async function jsonbParameter(value: object): Promise<string | LongParameter> {
  const text = await textParameter(value);
  return typeof text === 'string' ? text : new LongParameter([JSONB_VERSION, ...text.pieces]);
}

/** The JSON of a value as a parameter of type `text` or `json`. */
export async function textParameter(value: object): Promise<string | LongParameter> {
  const text = (await inTurns(jsonPieces(value))) ?? 'null';
  return typeof text === 'string' ? text : new LongParameter(text);
}
