import { isComplete, type Settings, withDefaults } from '#field-mapping';
import { type Db, maybeOne, statement } from '#platform';
import type { LinkingConfiguration, MirrorState, StageValue } from '../domain/model/configuration.js';

/** A row of the view linking.configurations; null where the team saved or connected nothing yet. */
export interface ConfigurationRow {
  mapping_version: number | null;
  mapping_sources: Readonly<Record<string, string>> | null;
  stages_version: number | null;
  stage_values: readonly StageValue[] | null;
  settings: Partial<Settings> | null;
  is_connected: boolean | null;
  instance_url: string | null;
  is_sandbox: boolean | null;
  objects: MirrorState['objects'];
}

export const CONFIGURATION_COLUMNS =
  'mapping_version, mapping_sources, stages_version, stage_values, settings, is_connected, instance_url, is_sandbox, objects';

const LATEST = statement(
  'linking.configuration',
  `select ${CONFIGURATION_COLUMNS} from linking.configurations where team_id = $1`,
);

export function fromRow(row: ConfigurationRow): LinkingConfiguration {
  return {
    stages: { version: row.stages_version ?? 0, values: row.stage_values ?? [] },
    opportunityMapping: {
      version: row.mapping_version ?? 0,
      isComplete: isComplete('Opportunity', row.mapping_sources ?? {}),
    },
    settings: withDefaults(row.settings ?? {}),
    mirror: {
      isConnected: row.is_connected ?? false,
      isSandbox: row.is_sandbox ?? false,
      instanceUrl: row.instance_url?.replace(/\/+$/, '') ?? null,
      objects: row.objects,
    },
  };
}

/** What a decision of the team reads besides its records; undefined for a team that does not exist. */
export async function latest(db: Db, teamId: string): Promise<LinkingConfiguration | undefined> {
  const row = await maybeOne<ConfigurationRow>(db, LATEST, [teamId]);
  return row === undefined ? undefined : fromRow(row);
}

const INSTANCE_URL = statement(
  'linking.instance_url',
  `select instance_url as url from linking.configurations where team_id = $1`,
);

/** Where record pages are, without a trailing slash; null before the first connection. */
export async function instanceUrl(db: Db, teamId: string): Promise<string | null> {
  const row = await maybeOne<{ url: string | null }>(db, INSTANCE_URL, [teamId]);
  return row?.url?.replace(/\/+$/, '') ?? null;
}
