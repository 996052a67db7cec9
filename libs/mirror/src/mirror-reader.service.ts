import { Inject, Injectable } from '@nestjs/common';
import { type Cut, type Db, DB, searching } from '#platform';
import { crmId18 } from '#identifiers';
import { CRM_OBJECTS, type CrmObject } from '#identifiers';
import { type MirroredRecord, pageOf, type RecordRow, type StageRule, toRecord } from './domain/record.js';
import * as objectStates from './store/object-states.js';
import * as orgs from './store/orgs.js';
import * as records from './store/records.js';

/** The lists of the mirror. People are Contacts and Leads; a person account is the one Contact it has. */
export const RECORD_LISTS = {
  accounts: ['Account'],
  opportunities: ['Opportunity'],
  people: ['Contact', 'Lead'],
} as const satisfies Record<string, readonly CrmObject[]>;
export type RecordList = keyof typeof RECORD_LISTS;

export interface RecordQuery extends records.RecordFilter {
  limit: number;
  /** The id the last page ended with. */
  after?: string | undefined;
}

/** Reads the mirror as the API shows it. What withholds a stage is the caller's to say: it is the team's configuration. */
@Injectable()
export class MirrorReader {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** One page in the order of the ids, and the id to go on after; undefined at the end. An id of 15 characters is taken. */
  async list(
    teamId: string,
    list: RecordList,
    query: RecordQuery,
    stageRule?: StageRule,
  ): Promise<{ data: MirroredRecord[]; next: string | undefined }> {
    const { after = '', limit, accountCrmId, ...filter } = query;
    const account = accountCrmId === undefined ? {} : { accountCrmId: crmId18(accountCrmId) ?? accountCrmId };
    const page = { ...filter, ...account, after, limit };
    const read = (db: Db): Promise<Cut<RecordRow>> => records.list(db, teamId, RECORD_LISTS[list], page);
    const { rows, isCut } = await (filter.q === undefined ? read(this.db) : searching(this.db, read));
    const data = await this.show(teamId, rows, stageRule);
    return { data, next: isCut ? rows.at(-1)?.crm_id : undefined };
  }

  /** One record, deleted ones too; a person account's person also by the Account's id. Undefined when unknown. */
  async get(
    teamId: string,
    list: RecordList,
    crmId: string,
    stageRule?: StageRule,
  ): Promise<MirroredRecord | undefined> {
    const id = crmId18(crmId);
    if (id === undefined) return undefined;
    const wanted = list === 'people' ? [id, await this.personOf(teamId, id)] : [id];
    const ids = wanted.filter((each) => each !== undefined);
    for (const object of RECORD_LISTS[list]) {
      const [row] = await records.byIds(this.db, teamId, object, ids);
      if (row !== undefined) return (await this.show(teamId, [row], stageRule))[0];
    }
    return undefined;
  }

  /** Live and deleted records of one object by id, for samples and tiles. */
  async byIds(
    teamId: string,
    object: CrmObject,
    ids: readonly string[],
    stageRule?: StageRule,
  ): Promise<MirroredRecord[]> {
    return this.show(teamId, await records.byIds(this.db, teamId, object, ids), stageRule);
  }

  /** Names and pages of live and deleted records of one object by id, for samples. */
  async named(
    teamId: string,
    object: CrmObject,
    ids: readonly string[],
  ): Promise<Pick<MirroredRecord, 'crmId' | 'name' | 'url'>[]> {
    if (ids.length === 0) return [];
    const org = await orgs.get(this.db, teamId);
    const rows = await records.names(this.db, teamId, object, ids);
    return rows.map(({ crmId, name }) => ({ crmId, name, url: pageOf(org?.instanceUrl, crmId) }));
  }

  private async personOf(teamId: string, accountId: string): Promise<string | undefined> {
    return (await records.personContacts(this.db, teamId, [accountId])).get(accountId);
  }

  private async show(teamId: string, rows: readonly RecordRow[], stageRule?: StageRule): Promise<MirroredRecord[]> {
    const org = await orgs.get(this.db, teamId);
    const states = await objectStates.list(this.db, teamId);
    const survivors = new Map<string, string>();
    for (const object of CRM_OBJECTS) {
      const merged = rows.filter((row) => row.object === object && row.merged_into !== null);
      const found = await records.survivors(
        this.db,
        teamId,
        object,
        merged.map(({ crm_id }) => crm_id),
      );
      for (const [id, survivor] of found) survivors.set(id, survivor);
    }
    return rows.map((row) =>
      toRecord(row, {
        instanceUrl: org?.instanceUrl,
        stageRule,
        staleTargets: states.find(({ object }) => object === row.object)?.staleTargets ?? [],
        survivor: survivors.get(row.crm_id) ?? null,
      }),
    );
  }
}
