import { Inject, Injectable } from '@nestjs/common';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { counts, MirrorReader, objectStates, STAGE_NOT_ALIGNED, type StageRule } from '#mirror';
import { type Db, DB } from '#platform';
import { type WhoMustAct, whoMustAct } from '#salesforce';
import { explain } from './domain/crm-sync-errors.js';
import { type SyncRun } from './domain/run.js';
import * as kept from './store/crm-sync-errors.js';
import * as leftovers from './store/leftovers.js';
import { SyncRuns } from './sync-runs.service.js';
import { stageRule } from './withheld.js';

/** A record an error concerns. */
export interface ErrorSample {
  crmId: string;
  name: string | null;
  url: string | null;
}

/** CRM Sync Errors with one cause, or one of them (`groupBy=none`). */
export interface CrmSyncError {
  code: string;
  object: CrmObject;
  /** The CRM field. */
  field: string | null;
  value: string | null;
  /** Records it concerns; 1 for an error of a whole object. */
  count: number;
  detail: string;
  whoMustAct: WhoMustAct;
  samples: ErrorSample[];
}

const SAMPLES = 5;

/** As many causes as a person reads, and a list shows at once. */
const CAUSES_MOST = 500;

type Group = Omit<CrmSyncError, 'detail' | 'whoMustAct' | 'samples'> & { detail: string | null; ids: string[] };

/** What could not be mirrored, why, and who must act. */
@Injectable()
export class SyncErrors {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly reader: MirrorReader,
    private readonly runs: SyncRuns,
  ) {}

  /** Forgets what is kept of records that are gone: an error holds the row as Salesforce sent it. */
  async forgetRecords(trx: Db, teamId: string, object: CrmObject, crmIds: readonly string[]): Promise<void> {
    await leftovers.forgetRecords(trx, teamId, object, crmIds);
  }

  /** Open errors by cause: those of whole objects first, then those with the most records. */
  async grouped(teamId: string, { from = 0, limit = CAUSES_MOST } = {}): Promise<CrmSyncError[]> {
    const rule = await stageRule(this.db, teamId);
    const stages = await this.misaligned(teamId, rule);
    const others = await kept.groups(this.db, teamId, { samples: SAMPLES, limit: from + limit });
    const toGroup = ({ code, object, field, value, detail, count, samples }: kept.ErrorGroup): Group => ({
      ...{ code, object, field, value, detail, count },
      ids: samples,
    });
    const wholeObjects = others.filter(({ isOfWholeObject }) => isOfWholeObject).map(toGroup);
    const ofRows = others.filter(({ isOfWholeObject }) => !isOfWholeObject).map(toGroup);
    const byCount = [...stages, ...ofRows].sort((a, b) => b.count - a.count);
    return this.show(teamId, [...wholeObjects, ...byCount].slice(from, from + limit));
  }

  /** Open errors one by one. `next` goes on behind the page; undefined at its end. */
  async single(
    teamId: string,
    { after = '', limit }: { after?: string | undefined; limit: number },
  ): Promise<{ data: CrmSyncError[]; next: string | undefined }> {
    const rule = await stageRule(this.db, teamId);
    const { groups, next } = await this.page(teamId, rule, after, limit);
    return { data: await this.show(teamId, groups), next };
  }

  /**
   * Reads what did not fit again, and looks whether lost fields are back. Stages need no retry: they are compared whenever
   * somebody asks. Answers the runs that were asked for.
   */
  async retry(teamId: string, trx: Db): Promise<SyncRun[]> {
    const requested: SyncRun[] = [];
    for (const { object, hasRows } of await kept.objects(trx, teamId)) {
      if (hasRows) await this.rewind(trx, teamId, object);
      requested.push(...(await this.runs.request(teamId, { object, mode: 'incremental' }, trx)));
    }
    return requested;
  }

  private async rewind(trx: Db, teamId: string, object: CrmObject): Promise<void> {
    const earliest = await counts.earliestMisfit(trx, teamId, object);
    if (earliest !== null) await objectStates.rewind(trx, teamId, object, earliest);
  }

  private async misaligned(teamId: string, { field, values }: StageRule): Promise<Group[]> {
    const stages = await counts.misalignedStages(this.db, teamId, values, SAMPLES);
    return stages.map(({ stage, count, samples }) => ({
      code: STAGE_NOT_ALIGNED,
      object: 'Opportunity',
      field,
      value: stage,
      detail: null,
      count,
      ids: samples,
    }));
  }

  /** Kept errors first, by their id, then opportunities by theirs: `s:` tells the second kind of place. */
  private async page(
    teamId: string,
    { field, values }: StageRule,
    after: string,
    limit: number,
  ): Promise<{ groups: Group[]; next: string | undefined }> {
    const isStage = after.startsWith('s:');
    const start = after === '' ? '00000000-0000-0000-0000-000000000000' : after;
    const rows = isStage ? [] : await kept.open(this.db, teamId, { after: start, limit: limit + 1 });
    const groups: Group[] = rows.slice(0, limit).map(({ code, object, field: name, value, crmId, detail }) => ({
      code,
      object,
      field: name,
      value,
      detail,
      count: 1,
      ids: crmId === null ? [] : [crmId],
    }));
    if (rows.length > limit) return { groups, next: rows[limit - 1]?.id };
    const room = limit - groups.length;
    const place = { after: isStage ? after.slice(2) : '', limit: room + 1 };
    const stages = await counts.misalignedIds(this.db, teamId, values, place);
    const shown = stages.slice(0, room);
    for (const { crmId, stage } of shown) {
      const cause = { code: STAGE_NOT_ALIGNED, object: 'Opportunity', field, value: stage, detail: null } as const;
      groups.push({ ...cause, count: 1, ids: [crmId] });
    }
    const last = shown.at(-1)?.crmId ?? place.after;
    return { groups, next: stages.length > room ? `s:${last}` : undefined };
  }

  private async show(teamId: string, groups: readonly Group[]): Promise<CrmSyncError[]> {
    const samples = new Map<string, ErrorSample>();
    for (const object of CRM_OBJECTS) {
      const ids = groups.filter((group) => group.object === object).flatMap((group) => group.ids);
      for (const { crmId, name, url } of await this.reader.named(teamId, object, ids)) {
        samples.set(crmId, { crmId, name, url });
      }
    }
    return groups.map(({ ids, ...group }) => ({
      ...group,
      ...explain(group.code, group, whoMustAct),
      samples: ids.map((crmId) => samples.get(crmId) ?? { crmId, name: null, url: null }),
    }));
  }
}
