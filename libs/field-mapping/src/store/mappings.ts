import { AppError, type Db, execute, many, maybeOne, statement } from '#platform';
import { defaultSources, MAPPED_OBJECTS, type MappedObject } from '../domain/targets.js';
import { type Sources } from '../domain/validate-mapping.js';

/** A saved mapping of one object. */
export interface FieldMapping {
  readonly object: MappedObject;
  /** Counts the saves of this object, from 1. */
  readonly version: number;
  /** Target to CRM field. */
  readonly fields: Sources;
  /** Null for the defaults that Account, Contact and Lead start with. */
  readonly savedAt: Date | null;
}

interface MappingRow {
  version: number;
  sources: Sources;
  saved_at: Date;
}

const LATEST = statement(
  'field_mapping.latest_mapping',
  `select version, sources, saved_at from field_mapping.mappings
   where team_id = $1 and object = $2 order by version desc limit 1`,
);
const AT = statement(
  'field_mapping.mapping_at',
  `select version, sources, saved_at from field_mapping.mappings where team_id = $1 and object = $2 and version = $3`,
);
const INSERT = statement(
  'field_mapping.insert_mapping',
  `insert into field_mapping.mappings (team_id, object, version, sources, saved_at) values ($1, $2, $3, $4, $5)
   on conflict do nothing`,
);

function fromRow(object: MappedObject, row: MappingRow): FieldMapping {
  return { object, version: row.version, fields: row.sources, savedAt: row.saved_at };
}

/** Version 1 of every object but Opportunity, which waits for the admin. It has no row: changing it here changes history. */
function startingMapping(object: MappedObject): FieldMapping | undefined {
  return object === 'Opportunity' ? undefined : { object, version: 1, fields: defaultSources(object), savedAt: null };
}

/** The mapping in force; undefined for Opportunity before the first save. */
export async function latest(db: Db, teamId: string, object: MappedObject): Promise<FieldMapping | undefined> {
  const row = await maybeOne<MappingRow>(db, LATEST, [teamId, object]);
  return row === undefined ? startingMapping(object) : fromRow(object, row);
}

const LATEST_OF_TEAM = statement(
  'field_mapping.latest_mappings',
  `select distinct on (object) object, version, sources, saved_at from field_mapping.mappings
   where team_id = $1 order by object, version desc`,
);

/** The mappings in force, of every object that has one. */
export async function latestOfEach(db: Db, teamId: string): Promise<ReadonlyMap<MappedObject, FieldMapping>> {
  const rows = await many<MappingRow & { object: MappedObject }>(db, LATEST_OF_TEAM, [teamId]);
  const saved = new Map(rows.map((row) => [row.object, fromRow(row.object, row)]));
  const inForce = MAPPED_OBJECTS.flatMap((object): [MappedObject, FieldMapping][] => {
    const mapping = saved.get(object) ?? startingMapping(object);
    return mapping === undefined ? [] : [[object, mapping]];
  });
  return new Map(inForce);
}

/** The mapping as it was at a version, which a link decision names. */
export async function at(
  db: Db,
  teamId: string,
  object: MappedObject,
  version: number,
): Promise<FieldMapping | undefined> {
  const row = await maybeOne<MappingRow>(db, AT, [teamId, object, version]);
  if (row !== undefined) return fromRow(object, row);
  const starting = startingMapping(object);
  return starting?.version === version ? starting : undefined;
}

/**
 * Saves a whole map as the version after `baseVersion`, the one it was decided from. CONFLICT when somebody saved in
 * between; nothing is written then.
 */
export async function save(
  db: Db,
  teamId: string,
  { object, fields, baseVersion, savedAt }: Omit<FieldMapping, 'version'> & { baseVersion: number; savedAt: Date },
): Promise<FieldMapping> {
  const version = baseVersion + 1;
  const written = await execute(db, INSERT, [teamId, object, version, JSON.stringify(fields), savedAt]);
  if (written === 0) throw new AppError('CONFLICT', `The ${object} mapping was changed meanwhile; read it again.`);
  return { object, version, fields, savedAt };
}
