import { baseColumns } from './columns.js';
import { type FormulaRow } from './fields.js';
import { IdCodec } from './ids.js';
import { LATEST, Table, type Values } from './table.js';
import { type ObjectDef } from './object-def.js';
import { standardObjects } from './schema.js';
import { type BaseObject, type World } from './world.js';

/** A transaction that is not yet visible: its stamps are already taken. */
interface OpenTransaction {
  /** Epoch milliseconds. */
  startedAt: number;
}

/** All records of the org, and the order of commits. */
export class Store {
  readonly tables = new Map<string, Table>();
  readonly open = new Set<OpenTransaction>();
  readonly settings = { formulaFactor: 1 };
  private lastSeq = 0;

  constructor(readonly world: World) {
    for (const def of standardObjects()) this.tables.set(def.name.toLowerCase(), this.makeTable(def));
  }

  private makeTable(def: ObjectDef): Table {
    const { world } = this;
    if (!(def.name in world.sizes)) return new Table(def, new IdCodec(def.keyPrefix, world.seed), 0, {}, undefined);
    const object = def.name as BaseObject;
    const range = function* (from: number, to: number): Generator<number> {
      const last = world.rankAtStamp(object, to);
      for (let rank = world.rankAtStamp(object, from); rank < last; rank += 1) yield world.indexAtRank(object, rank);
    };
    return new Table(def, world.ids[object], world.sizes[object], baseColumns(world, object), range);
  }

  table(name: string): Table {
    const table = this.tables.get(name.toLowerCase());
    if (!table) throw new Error(`the simulated org has no object ${name}`);
    return table;
  }

  /** The commit number a new reader sees. */
  get seq(): number {
    return this.lastSeq;
  }

  nextSeq(): number {
    this.lastSeq += 1;
    return this.lastSeq;
  }

  /** A record as formulas see it, at one commit. */
  formulaRow(table: Table, index: number, seq = LATEST): FormulaRow {
    return {
      value: (key) => table.value(index, key, seq),
      parent: (lookupKey, object, key) => {
        const id = table.value(index, lookupKey, seq);
        const parents = this.table(object);
        const parent = typeof id === 'string' ? parents.find(id, seq) : -1;
        return parent < 0 ? null : parents.value(parent, key, seq);
      },
      setting: (name) => this.settings[name],
    };
  }

  /** The table an id belongs to, by its prefix. */
  tableOfId(id: string): Table | undefined {
    return [...this.tables.values()].find((table) => table.find(id, LATEST) >= 0);
  }

  /** A record that is part of the org from the start. */
  seed(object: string, values: Values): string {
    const table = this.table(object);
    const index = table.next;
    table.put(index, 0, {
      IsDeleted: false,
      CreatedDate: this.world.anchor,
      LastModifiedDate: this.world.anchor,
      SystemModstamp: this.world.anchor,
      ...values,
    });
    return table.codec.encode(index);
  }
}
