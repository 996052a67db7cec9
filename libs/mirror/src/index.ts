export { type ColumnType, MIRROR_TABLES, type MirrorColumn, type MirrorTable } from './domain/objects.js';
export { type SelectedField, type Selection, selection } from './domain/selection.js';
export {
  type MirroredRecord,
  type RecordNote,
  STAGE_NOT_ALIGNED,
  type StageRule,
  type Withheld,
  withheldByStage,
} from './domain/record.js';
export { MirrorModule } from './mirror.module.js';
export { MirrorReader, RECORD_LISTS, type RecordList, type RecordQuery } from './mirror-reader.service.js';
export * as columns from './store/columns.js';
export * as counts from './store/counts.js';
export { type StageCount } from './store/counts.js';
export * as deletions from './store/deletions.js';
export * as emptying from './store/emptying.js';
export * as personTraces from './store/person-traces.js';
export { type PersonTrace } from './store/person-traces.js';
export { type LoggedDeletion } from './store/deletions.js';
export * as idScans from './store/id-scans.js';
export { type IdScanFindings, type ValueDifferences } from './store/id-scans.js';
export * as rereads from './store/rereads.js';
export * as batches from './store/batches.js';
export { type BatchCounts, type MergeOptions, type StagedPage } from './store/batches.js';
export { partitionRows } from './store/partition-rows.js';
export * as derivations from './store/derivations.js';
export { type MergeCounts, type MergeKind } from './store/merge.js';
export * as objectStates from './store/object-states.js';
export { type CompleteRead, type ObjectState, type StaleTargets } from './store/object-states.js';
export * as userHosts from './store/user-hosts.js';
export * as orgs from './store/orgs.js';
export { type MirroredOrg } from './store/orgs.js';
export * as freshness from './store/freshness.js';
export { FRESHNESS_WANTED_QUEUE, type FreshnessJob, MIRROR_ADVANCED_QUEUE, type TeamJob } from './queues.js';
