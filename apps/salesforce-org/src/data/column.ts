import { type Value } from './fields.js';

/** One base value by record number. */
export type Column = (index: number) => Value;
/** By storage key. */
export type Columns = Record<string, Column>;
