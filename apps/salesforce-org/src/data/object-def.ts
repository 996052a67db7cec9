import type { FieldDef } from './fields.js';

/** What one object is: its fields and the flags describe answers with. */
export interface ObjectDef {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  replicateable: boolean;
  mergeable: boolean;
  undeletable: boolean;
  writable: boolean;
  /** False: Bulk API 2.0 refuses the object. */
  bulk: boolean;
  fields: FieldDef[];
  /** Child relationships: which object points here, through which field, under which name. */
  children: { object: string; field: string; relationship: string; cascadeDelete: boolean }[];
}

export function object(
  name: string,
  keyPrefix: string,
  fields: FieldDef[],
  options: Partial<ObjectDef> = {},
): ObjectDef {
  return {
    name,
    label: name.replace(/([a-z])([A-Z])/g, '$1 $2'),
    labelPlural: `${name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/y$/, 'ie')}s`,
    keyPrefix,
    replicateable: true,
    mergeable: false,
    undeletable: true,
    writable: true,
    bulk: true,
    fields,
    children: [],
    ...options,
  };
}
