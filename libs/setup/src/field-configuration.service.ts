import { Inject, Injectable } from '@nestjs/common';
import {
  type Checked,
  type FieldMapping,
  fits,
  hiddenDefaults,
  invalidInput,
  type MappedObject,
  mappings,
  readMapping,
  sampleQuery,
  samplesOf,
  sameSources,
  type Sources,
  TARGETS,
  visibleDefaults,
} from '#field-mapping';
import { AppError, Clock, DB, type Db } from '#platform';
import { type CrmField, SalesforceOrg } from '#salesforce';
import { SyncRuns, SyncSchedule } from '#sync';
import { mappingView, type MappingView } from './mapping-view.js';

/** A CRM field, with the targets it could feed. */
export type MappableField = CrmField & { readonly fits: readonly string[] };

/** A map that was checked against the org, ready to be saved. */
export interface MappingPlan {
  readonly object: MappedObject;
  /** The mapping it replaces; undefined before the first. */
  readonly before: FieldMapping | undefined;
  readonly sources: Sources;
  /** False when the same map is in force already: saving it would make no version. */
  readonly changes: boolean;
  readonly crmFields: readonly CrmField[];
}

/** Which CRM fields feed ours: looks at the org, checks, saves, and has the mirror follow. */
@Injectable()
export class FieldConfiguration {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly org: SalesforceOrg,
    private readonly runs: SyncRuns,
    private readonly schedule: SyncSchedule,
  ) {}

  /** The fields the connected user can see, and the names of our standard sources that it cannot (F1). */
  async crmFields(teamId: string, object: MappedObject): Promise<{ fields: MappableField[]; hidden: string[] }> {
    const { fields } = await this.org.describe(teamId, object);
    const targetsOf = (field: CrmField): string[] =>
      TARGETS[object].filter(({ kind }) => fits(kind, field)).map(({ target }) => target);
    return {
      fields: fields.map((field) => ({ ...field, fits: targetsOf(field) })),
      hidden: hiddenDefaults(object, fields),
    };
  }

  /**
   * Up to three values of each field, of records that were changed last, for one call to the org. Where the org cannot
   * answer such a query, as for a field that may not be asked for, there are none.
   */
  async samples(
    teamId: string,
    object: MappedObject,
    fields: readonly MappableField[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const names = fields.filter(({ fits: targets }) => targets.length > 0).map(({ name }) => name);
    const soql = sampleQuery(object, names);
    if (soql === undefined) return new Map();
    const records = await this.org.query(teamId, soql).then(
      (page) => page.records,
      (error: unknown) => {
        if (error instanceof AppError && error.kind === 'permanent') return [];
        throw error;
      },
    );
    return new Map(names.map((name) => [name, samplesOf(records, name)]));
  }

  /** The mapping in force beside what the connected user can see. Without an org to ask it still answers. */
  async mapping(teamId: string, object: MappedObject): Promise<MappingView> {
    const mapping = await mappings.latest(this.db, teamId, object);
    const seen = await this.org.describe(teamId, object).catch((error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    });
    return mappingView(object, mapping, seen instanceof AppError ? seen : seen.fields);
  }

  /** Checks the body of a `PUT` against the org as it is now; INVALID_INPUT names every fault. Saves nothing. */
  planMapping(teamId: string, object: MappedObject, body: unknown): Promise<MappingPlan> {
    return this.plan(teamId, object, (crmFields) => readMapping(object, body, crmFields));
  }

  /** The same for the standard fields, less the optional ones that are hidden. */
  planDefaults(teamId: string, object: MappedObject): Promise<MappingPlan> {
    return this.plan(teamId, object, (crmFields) =>
      readMapping(object, { fields: visibleDefaults(object, crmFields) }, crmFields),
    );
  }

  /**
   * Saves a planned map as a new version and asks for the run that reads what changed (Y3), both or neither. CONFLICT when
   * somebody saved since the plan was made.
   */
  async save(trx: Db, teamId: string, { object, before, sources, changes }: MappingPlan): Promise<FieldMapping> {
    if (before !== undefined && !changes) return before;
    const saved = await mappings.save(trx, teamId, {
      object,
      fields: sources,
      baseVersion: before?.version ?? 0,
      savedAt: this.clock.now(),
    });
    await this.schedule.touch(trx, teamId, this.clock.now());
    await this.runs.request(teamId, { object, mode: before === undefined ? 'full' : 'backfill' }, trx);
    return saved;
  }

  private async plan(
    teamId: string,
    object: MappedObject,
    read: (crmFields: readonly CrmField[]) => Checked<Sources>,
  ): Promise<MappingPlan> {
    const { fields: crmFields } = await this.org.describe(teamId, object);
    const mapping = read(crmFields);
    if (!mapping.ok) throw invalidInput(mapping.faults);
    const before = await mappings.latest(this.db, teamId, object);
    const changes = before === undefined || !sameSources(object, before.fields, mapping.value);
    return { object, before, sources: mapping.value, changes, crmFields };
  }
}
