import type { CrmObject } from '#identifiers';
import { type FieldMapping, type MappedObject, mappedObject, mappings } from '#field-mapping';
import { objectStates, type ObjectState, orgs } from '#mirror';
import { AppError, type Db } from '#platform';
import { type KnownDescription } from '#salesforce';
import * as crmSyncErrors from '../store/crm-sync-errors.js';
import * as objectProgress from '../store/object-progress.js';
import { type RunTools } from '../run/run-tools.js';

/** What is known of a team before its runs are planned: read once for all runs of a pass. */
export interface PlanBasis {
  mappings: ReadonlyMap<MappedObject, FieldMapping>;
  states: readonly ObjectState[];
  progress: Awaited<ReturnType<typeof objectProgress.list>>;
  /** CRM fields that could not be read when their object was last synced. */
  lostFields: Awaited<ReturnType<typeof crmSyncErrors.lostFieldsOfTeam>>;
  /** Of these objects, what the org last showed of them. */
  descriptions: readonly KnownDescription[];
}

/** SALESFORCE_NOT_CONNECTED, SALESFORCE_ORG_MISMATCH. `descriptions`: those that were read just now. */
export async function planBasis(
  tools: RunTools,
  teamId: string,
  objects: readonly CrmObject[],
  descriptions?: readonly KnownDescription[],
): Promise<PlanBasis> {
  const { db, org } = tools;
  await pinOrg(tools, teamId);
  return {
    mappings: await mappings.latestOfEach(db, teamId),
    states: await objectStates.list(db, teamId),
    progress: await objectProgress.list(db, teamId),
    lostFields: await crmSyncErrors.lostFieldsOfTeam(db, teamId),
    descriptions: descriptions ?? (await org.knownDescriptions(teamId, objects)),
  };
}

/** The saved mapping, target to source; empty for objects that have none. MAPPING_INCOMPLETE before the first save. */
export async function mappingOf(db: Db, teamId: string, object: CrmObject): Promise<Readonly<Record<string, string>>> {
  return mappingIn(await mappings.latestOfEach(db, teamId), object);
}

/** The same among the mappings of the team. */
export function mappingIn(inForce: PlanBasis['mappings'], object: CrmObject): Readonly<Record<string, string>> {
  const mapped = mappedObject(object);
  if (mapped === undefined) return {};
  const mapping = inForce.get(mapped);
  if (mapping !== undefined) return mapping.fields;
  throw new AppError('MAPPING_INCOMPLETE', `${object} is not pulled before its field mapping is saved.`);
}

/** Whether the object is pulled: it is mapped, or needs no mapping. */
export function isPulled(inForce: PlanBasis['mappings'], object: CrmObject): boolean {
  const mapped = mappedObject(object);
  return mapped === undefined || inForce.has(mapped);
}

async function pinOrg({ db, connections }: RunTools, teamId: string): Promise<void> {
  const { state, orgId, orgName, instanceUrl, sandbox } = await connections.view(teamId);
  if (state === 'disconnected' || orgId === null || instanceUrl === null) {
    throw new AppError('SALESFORCE_NOT_CONNECTED', 'No Salesforce org is connected.');
  }
  const pinned = await orgs.get(db, teamId);
  if (pinned !== undefined && pinned.orgId !== orgId) {
    throw new AppError(
      'SALESFORCE_ORG_MISMATCH',
      `The mirror is a copy of ${pinned.orgId}, but ${orgId} is connected.`,
    );
  }
  const org = { orgId, orgName: orgName ?? '', instanceUrl, isSandbox: sandbox === true, isConnected: true };
  if (pinned === undefined || !orgs.isSame(pinned, org)) await orgs.set(db, teamId, org);
}
