export { emailBase, emailHost, normalEmail, normalName } from './domain/addresses.js';
export { crmId18 } from './domain/crm-id.js';
export { asciiHost, registrableDomain } from './domain/hosts.js';
export {
  type ColumnType,
  CRM_OBJECTS,
  type CrmObject,
  crmObject,
  MIRROR_TABLES,
  type MirrorColumn,
  type MirrorTable,
} from './domain/objects.js';
export { type SelectedField, type Selection, selection } from './domain/selection.js';
export * as batches from './store/batches.js';
export { type Batch, type BatchCounts } from './store/batches.js';
export * as derivations from './store/derivations.js';
export { type MergeCounts } from './store/merge.js';
export * as objectStates from './store/object-states.js';
export { type ObjectState } from './store/object-states.js';
export * as orgs from './store/orgs.js';
export { type MirroredOrg } from './store/orgs.js';
