import { Module } from '@nestjs/common';
import { DialerCalls } from './dialer-calls.service.js';
import { DueRecordings } from './due-recordings.service.js';
import { Feeds } from './feeds.service.js';
import { FreshMirror } from './fresh-mirror.service.js';
import { LinkingMetrics } from './linking-metrics.service.js';
import { LinkingWorker } from './linking-worker.service.js';
import { ManualLinks } from './manual-links.service.js';
import { Meetings } from './meetings.service.js';
import { Preview } from './preview.service.js';
import { RecentPreviews } from './recent-preview.service.js';
import { Recordings } from './recordings.service.js';
import { RecordingErasures } from './recording-erasures.service.js';
import { RecordingsSummary } from './recordings-summary.service.js';

const services = [
  Recordings,
  Meetings,
  DialerCalls,
  ManualLinks,
  Preview,
  RecentPreviews,
  Feeds,
  DueRecordings,
  RecordingsSummary,
  RecordingErasures,
];

/** Attaches recordings to the Person, Account and Opportunity they belong to. */
@Module({ providers: [...services, FreshMirror, LinkingMetrics, LinkingWorker], exports: services })
export class LinkingModule {}
