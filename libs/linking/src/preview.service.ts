import { Inject, Injectable } from '@nestjs/common';
import { invalidInput, patchSettingsInSteps, readStages, settings } from '#field-mapping';
import { Clock, type Db, DB, inTurns } from '#platform';
import { decideNow } from './decide-now.js';
import type { LinkingConfiguration } from './domain/model/configuration.js';
import type { Recording } from './domain/model/recording.js';
import type { Explanation } from './recordings.service.js';
import * as recordings from './store/recordings.js';

/** What a preview changes: members of settings, and the whole list of stages. */
export interface ChangedConfiguration {
  readonly settings: object | undefined;
  readonly stages: readonly unknown[] | undefined;
}

/** No external id is empty, so nothing stored is found by it. */
const UNSTORED = '';

/** "What if": the same decision as live, by a changed configuration, with nothing stored. */
@Injectable()
export class Preview {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** As the explanation of the decision that would be made now. INVALID_INPUT names each wrong member. */
  async decide(teamId: string, recording: Recording, changed: ChangedConfiguration): Promise<Explanation> {
    const opened = await recordings.open(this.db, teamId, UNSTORED, recording);
    const configuration = (await readChange(this.db, teamId, changed))(opened.configuration);
    const { decision } = await decideNow(this.db, teamId, recording, { ...opened, configuration }, this.clock.now());
    return { ...decision, decisionId: null };
  }
}

/** What makes the changed configuration of the one that is saved. INVALID_INPUT names each wrong member. */
export async function readChange(
  db: Db,
  teamId: string,
  { settings: members, stages }: ChangedConfiguration,
): Promise<(saved: LinkingConfiguration) => LinkingConfiguration> {
  const patched = await inTurns(patchSettingsInSteps(await settings.get(db, teamId), members ?? {}));
  const listed = stages === undefined ? undefined : readStages({ values: stages });
  const faults = [
    ...(patched.ok ? [] : patched.faults),
    ...(listed?.ok === false ? listed.faults : []).map(({ path, message }) => ({
      path: path.replace(/^values/, 'stages'),
      message,
    })),
  ].map(({ path, message }) => ({ path: path === '' ? 'configuration' : `configuration.${path}`, message }));
  if (!patched.ok || listed?.ok === false) throw invalidInput(faults);
  return (saved) => {
    const values = listed?.value.values ?? saved.stages.values;
    return { ...saved, settings: patched.value, stages: { ...saved.stages, values } };
  };
}
