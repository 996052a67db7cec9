import {
  field as makeField,
  picklist,
  type FieldDef,
  type FieldType,
  type Formula,
  type Value,
} from '../data/fields.js';
import { type Org } from '../org.js';
import { type Table } from '../data/table.js';

/** A custom field to be added. */
export interface NewField {
  name: string;
  type: FieldType;
  label?: string;
  values?: string[];
  referenceTo?: string[];
  precision?: number;
  scale?: number;
  length?: number;
  /** What every existing record has in it; null unless said. No stamp moves. */
  fill?: Value | ((index: number) => Value);
  /** Makes it a formula over other fields' values. */
  formula?: Formula;
}

/** What an administrator does to fields. Every change gives describe a new ETag. */
export class FieldControl {
  constructor(private readonly org: Org) {}

  private find(object: string, name: string): { table: Table; field: FieldDef } {
    const table = this.org.store.table(object);
    const field = table.def.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!field) throw new Error(`${object} has no field ${name}`);
    return { table, field };
  }

  private changed(): void {
    this.org.schemaVersion = { number: this.org.schemaVersion.number + 1, at: this.org.now() };
  }

  /** Field-level security: from one user, or from everyone but the administrator. */
  hide(object: string, name: string, username?: string): void {
    const { table, field } = this.find(object, name);
    if (!field.permissionable) throw new Error(`${object}.${name} cannot be hidden: it is not permissionable`);
    const key = `${table.def.name}.${field.key}`;
    const held = this.org.hiddenFields.get(key);
    if (username === undefined) this.org.hiddenFields.set(key, 'everyone');
    else if (held !== 'everyone')
      this.org.hiddenFields.set(key, new Set([...(held ?? []), this.org.userByName(username)]));
    this.changed();
  }

  show(object: string, name: string): void {
    const { table, field } = this.find(object, name);
    this.org.hiddenFields.delete(`${table.def.name}.${field.key}`);
    this.changed();
  }

  /** Describe goes on showing the field; a query that names it is refused, until it is accepted again. */
  refuse(object: string, name: string): void {
    const { table, field } = this.find(object, name);
    this.org.refusedFields.add(`${table.def.name}.${field.key}`);
  }

  accept(object: string, name: string): void {
    const { table, field } = this.find(object, name);
    this.org.refusedFields.delete(`${table.def.name}.${field.key}`);
  }

  remove(object: string, name: string): void {
    const { table, field } = this.find(object, name);
    table.def.fields = table.def.fields.filter((one) => one !== field);
    this.changed();
  }

  /** A new API name over the same values. */
  rename(object: string, name: string, newName: string): void {
    const { field } = this.find(object, name);
    field.name = newName;
    field.label = newName.replace(/__c$/, '').replaceAll('_', ' ');
    this.changed();
  }

  /** Another type over the same stored values; the stamps stand still. */
  retype(object: string, name: string, type: FieldType): void {
    const { table, field } = this.find(object, name);
    const { key, label, formula } = field;
    const made = makeField(field.name, type, { key, label, formula, custom: field.custom });
    table.def.fields = table.def.fields.map((one) => (one === field ? made : one));
    this.changed();
  }

  /** Multiplies every Weighted_Amount__c, and no stamp moves: what a changed formula or custom setting does. */
  setFormulaFactor(factor: number): void {
    this.org.store.settings.formulaFactor = factor;
  }

  add(object: string, options: NewField): void {
    const table = this.org.store.table(object);
    if (table.def.fields.some((one) => one.name.toLowerCase() === options.name.toLowerCase()))
      throw new Error(`${object} has a field ${options.name} already`);
    const { name, type, label, values, referenceTo, precision, scale, length, fill, formula } = options;
    const given = { label, precision, scale, length, formula, referenceTo };
    const set = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Partial<FieldDef>;
    table.def.fields.push(makeField(name, type, { ...set, picklist: picklist(values ?? []) }));
    if (fill !== undefined) table.columns[name] = typeof fill === 'function' ? fill : () => fill;
    this.changed();
  }

  list(object: string): { name: string; label: string; type: FieldType; custom: boolean; hidden: boolean }[] {
    const table = this.org.store.table(object);
    return table.def.fields.map(({ name, label, type, custom, key }) => ({
      name,
      label,
      type,
      custom,
      hidden: this.org.hiddenFields.has(`${table.def.name}.${key}`),
    }));
  }
}
