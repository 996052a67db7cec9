import { isDeepStrictEqual } from 'node:util';
import { AppError, type Db, execute, inTurns, many, maybeOne, statement } from '#platform';
import { patchSettingsInSteps } from '../domain/patch-settings.js';
import { DEFAULT_SETTINGS, type Settings, withDefaults } from '../domain/settings.js';
import { invalidInput } from '../invalid-input.js';

/** Before and after of a change; the same object twice when nothing changed. */
export interface SettingsChange {
  readonly before: Settings;
  readonly after: Settings;
}

export type SyncIntervals = Pick<Settings, 'syncIntervalMinutes' | 'reconcileIntervalHours'>;

interface SettingsRow {
  version: number;
  content: Partial<Settings>;
}

const LATEST = statement(
  'field_mapping.latest_settings',
  `select version, content from field_mapping.settings where team_id = $1 order by version desc limit 1`,
);
const INSERT = statement(
  'field_mapping.insert_settings',
  `insert into field_mapping.settings (team_id, version, content, saved_at) values ($1, $2, $3, $4)
   on conflict do nothing`,
);

/** The settings in force. */
export async function get(db: Db, teamId: string): Promise<Settings> {
  const row = await maybeOne<SettingsRow>(db, LATEST, [teamId]);
  return row === undefined ? DEFAULT_SETTINGS : withDefaults(row.content);
}

const INTERVALS = statement(
  'field_mapping.latest_intervals',
  `select t.team_id as "teamId", s.content -> 'syncIntervalMinutes' as "syncIntervalMinutes",
     s.content -> 'reconcileIntervalHours' as "reconcileIntervalHours"
   from unnest($1::uuid[]) as t (team_id)
   cross join lateral (
     select content from field_mapping.settings where team_id = t.team_id order by version desc limit 1
   ) s`,
);

/** How often each of these teams syncs. */
export async function intervals(db: Db, teamIds: readonly string[]): Promise<Map<string, SyncIntervals>> {
  const saved = await many<Partial<SyncIntervals> & { teamId: string }>(db, INTERVALS, [teamIds]);
  const { syncIntervalMinutes: minutes, reconcileIntervalHours: hours } = DEFAULT_SETTINGS;
  const of = new Map(saved.map((row) => [row.teamId, row]));
  return new Map(
    teamIds.map((teamId) => {
      const row = of.get(teamId);
      const syncIntervalMinutes = row?.syncIntervalMinutes ?? minutes;
      return [teamId, { syncIntervalMinutes, reconcileIntervalHours: row?.reconcileIntervalHours ?? hours }];
    }),
  );
}

/**
 * Merges the members of a `PATCH` body. INVALID_INPUT names every member that is unknown or out of range; CONFLICT when
 * somebody changed the settings in between.
 */
export async function patch(db: Db, teamId: string, body: unknown, savedAt: Date): Promise<SettingsChange> {
  const row = await maybeOne<SettingsRow>(db, LATEST, [teamId]);
  const before = row === undefined ? DEFAULT_SETTINGS : withDefaults(row.content);
  const patched = await inTurns(patchSettingsInSteps(before, body));
  if (!patched.ok) throw invalidInput(patched.faults);
  const after = patched.value;
  if (isDeepStrictEqual(before, after)) return { before, after: before };
  const version = (row?.version ?? 0) + 1;
  const written = await execute(db, INSERT, [teamId, version, JSON.stringify(after), savedAt]);
  if (written === 0) throw new AppError('CONFLICT', 'The settings were changed meanwhile; read them again.');
  return { before, after };
}
