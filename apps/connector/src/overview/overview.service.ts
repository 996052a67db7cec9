import { Inject, Injectable } from '@nestjs/common';
import { Users } from '#access';
import { mappings, settings, stages } from '#field-mapping';
import { RecordingsSummary } from '#linking';
import { DB, type Db } from '#platform';
import { SalesforceConnections } from '#salesforce';
import { ownDomains, StageConfiguration } from '#setup';
import { type ObjectStatus, SyncErrors, SyncStatus } from '#sync';
import { actionsFor, healthOf } from './actions.js';
import type { OverviewView, SetupView } from './overview.dto.js';
import { setupSteps } from './setup-steps.js';

type ObjectView = OverviewView['objects'][number];

function toView({ object, lastEnded, underWay, syncAgeSeconds, records, withheld, nextAt }: ObjectStatus): ObjectView {
  return {
    object,
    lastOutcome:
      lastEnded === null
        ? null
        : { state: lastEnded.state, finishedAt: lastEnded.finishedAt?.toISOString() ?? null, runId: lastEnded.id },
    running:
      underWay === null
        ? null
        : {
            runId: underWay.id,
            mode: underWay.mode,
            state: underWay.state,
            phase: underWay.phase,
            counts: underWay.counts,
          },
    syncAgeSeconds,
    records,
    withheld,
    nextAt: nextAt?.toISOString() ?? null,
  };
}

/** Gathers from the libs what the console's first pages need. */
@Injectable()
export class OverviewService {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly connections: SalesforceConnections,
    private readonly status: SyncStatus,
    private readonly syncErrors: SyncErrors,
    private readonly summary: RecordingsSummary,
    private readonly users: Users,
    private readonly stageConfiguration: StageConfiguration,
  ) {}

  async overview(teamId: string): Promise<OverviewView> {
    const [connection, objects, errors, stageDrift, recordings, mapping, { syncIntervalMinutes }] = await Promise.all([
      this.connections.view(teamId),
      this.status.objects(teamId),
      this.syncErrors.grouped(teamId),
      this.stageConfiguration.drift(teamId),
      this.summary.overview(teamId),
      mappings.latest(this.db, teamId, 'Opportunity'),
      settings.get(this.db, teamId),
    ]);
    const isOpportunityMapped = mapping !== undefined;
    const situation = { connection, objects, syncErrors: errors, stageDrift, isOpportunityMapped, syncIntervalMinutes };
    const actions = actionsFor(situation);
    const { apiUsage } = connection;
    return {
      health: healthOf(situation, actions),
      actions,
      objects: objects.map(toView),
      recordings,
      apiUsage:
        apiUsage === null ? null : { ...apiUsage, share: apiUsage.limit > 0 ? apiUsage.used / apiUsage.limit : 0 },
    };
  }

  async setup(teamId: string): Promise<SetupView> {
    const [connection, firstSync, hasRecording, mapping, { values }, { saved, proposed }, users] = await Promise.all([
      this.connections.view(teamId),
      this.status.isFirstDone(teamId),
      this.summary.hasAny(teamId),
      mappings.latest(this.db, teamId, 'Opportunity'),
      stages.latest(this.db, teamId),
      ownDomains(this.db, teamId),
      this.users.page(teamId, { limit: 500 }),
    ]);
    const done = {
      admin: users.some(({ role }) => role === 'admin'),
      connection: connection.state !== 'disconnected',
      internalDomains: saved !== null,
      stages: values.length > 0,
      mapping: mapping !== undefined,
      firstSync,
      firstRecording: hasRecording,
    };
    const steps = setupSteps(done, proposed);
    return { complete: steps.every(({ state }) => state === 'done'), steps };
  }
}
