import type { StageWarning } from '#field-mapping';
import type { ObjectStatus } from '#sync';
import type { ConnectionView, WhoMustAct } from '#salesforce';

/** Something a person has to do, and the page of the console where it is done. */
export interface Action {
  code: string;
  detail: string;
  whoMustAct: WhoMustAct;
  link: string;
}

export interface Situation {
  connection: Pick<ConnectionView, 'state' | 'error'>;
  isOpportunityMapped: boolean;
  objects: readonly ObjectStatus[];
  /** Open CRM Sync Errors by cause, those with the most records first. */
  syncErrors: readonly { code: string; object: string; count: number; detail: string; whoMustAct: WhoMustAct }[];
  /** Stages of the org that came apart from the team's since these were saved. */
  stageDrift: readonly Pick<StageWarning, 'code' | 'message'>[];
  syncIntervalMinutes: number;
}

export type Health = 'ok' | 'attention' | 'failing';

/** A pass that is this much later than its interval stands still (Y6). */
const GRACE_SECONDS = 600;
/** More causes, and more stages, are on their own page. */
const ERRORS_SHOWN = 5;

function ofConnection({ connection: { state, error } }: Situation): Action[] {
  if (state === 'connected') return [];
  const link = '/connection';
  if (error !== null) return [{ code: error.code, detail: error.message, whoMustAct: error.whoMustAct, link }];
  const detail = 'No Salesforce org is connected, so nothing is mirrored.';
  return [{ code: 'SALESFORCE_NOT_CONNECTED', detail, whoMustAct: 'team_admin', link }];
}

function ofMapping({ connection, isOpportunityMapped }: Situation): Action[] {
  if (connection.state === 'disconnected' || isOpportunityMapped) return [];
  const detail = 'The Opportunity fields are not saved yet: no opportunity is mirrored, and no account linked, before.';
  return [{ code: 'MAPPING_INCOMPLETE', detail, whoMustAct: 'team_admin', link: '/field-configuration/Opportunity' }];
}

function ofObject({ object, lastEnded, underWay, syncAgeSeconds }: ObjectStatus, situation: Situation): Action[] {
  const actions: Action[] = [];
  if (lastEnded?.state === 'needs_approval') {
    const detail = `A reconcile of ${object} would delete more records than the limit allows, and waits for approval.`;
    actions.push({ code: 'RECONCILE_APPROVAL', detail, whoMustAct: 'team_admin', link: `/syncs/${lastEnded.id}` });
  }
  if (lastEnded?.state === 'failed') {
    const { code, detail } = lastEnded.error ?? { code: 'SYNC_FAILED', detail: 'It gave no reason.' };
    const text = `The last sync of ${object} failed: ${detail}`;
    actions.push({ code, detail: text, whoMustAct: 'team_admin', link: `/syncs/${lastEnded.id}` });
  }
  if (underWay?.state === 'paused') {
    const until = underWay.pausedUntil === null ? '' : ` until ${underWay.pausedUntil.toISOString()}`;
    const detail = `The sync of ${object} is paused${until}: the share of Salesforce calls is used up.`;
    actions.push({ code: 'SYNC_PAUSED', detail, whoMustAct: 'nobody', link: `/syncs/${underWay.id}` });
  }
  const { connection, syncIntervalMinutes } = situation;
  const isScheduled = connection.state === 'connected' && syncIntervalMinutes > 0;
  if (isScheduled && syncAgeSeconds !== null && syncAgeSeconds > syncIntervalMinutes * 60 + GRACE_SECONDS) {
    const detail = `No sync of ${object} has been completed for ${String(Math.floor(syncAgeSeconds / 60))} minutes.`;
    actions.push({ code: 'SYNC_STANDS_STILL', detail, whoMustAct: 'operator', link: '/syncs' });
  }
  return actions;
}

function ofSyncErrors({ syncErrors }: Situation): Action[] {
  return syncErrors.slice(0, ERRORS_SHOWN).map(({ code, object, count, detail, whoMustAct }) => ({
    code,
    detail: `${object}, ${count === 1 ? '1 record' : `${String(count)} records`}: ${detail}`,
    whoMustAct,
    link: '/sync-errors',
  }));
}

function ofStages({ stageDrift }: Situation): Action[] {
  return stageDrift.slice(0, ERRORS_SHOWN).map(({ code, message: detail }) => ({
    code,
    detail,
    whoMustAct: 'team_admin',
    link: '/stages',
  }));
}

/** What has to be done, the most urgent first. */
export function actionsFor(situation: Situation): Action[] {
  return [
    ...ofConnection(situation),
    ...ofMapping(situation),
    ...situation.objects.flatMap((object) => ofObject(object, situation)),
    ...ofStages(situation),
    ...ofSyncErrors(situation),
  ];
}

/** Failing: the mirror is not kept up. Attention: it is, and somebody has something to do. */
export function healthOf({ connection, objects }: Situation, actions: readonly Action[]): Health {
  const isBroken =
    connection.state === 'needs_attention' || objects.some(({ lastEnded }) => lastEnded?.state === 'failed');
  if (isBroken || actions.some(({ code }) => code === 'SYNC_STANDS_STILL')) return 'failing';
  return actions.length === 0 ? 'ok' : 'attention';
}
