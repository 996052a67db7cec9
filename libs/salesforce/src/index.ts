export { BulkQuery, type CreateJobOptions, type ResultOptions, type ResultPage } from './bulk-query.service.js';
export type { CallOptions, Meter } from './calls.js';
export type { Grant } from './domain/classify-sign-in.js';
export type { CompositeRequest } from './domain/composite.js';
export { type ConnectRequest, missingCredentials } from './domain/connect-request.js';
export type { ConnectionView } from './domain/connection-view.js';
export type { DeletedRecord, DeletedRecords } from './domain/deleted-records.js';
export type { CrmField, CrmObjectDescription, PicklistValue } from './domain/describe.js';
export type { Check, MappedSources } from './domain/diagnose.js';
export { type WhoMustAct, whoMustAct } from './domain/failure.js';
export type { ApiUsage } from './domain/limit-info.js';
export { isJobOver, type JobState, type QueryJob } from './domain/query-job.js';
export type { CrmRecord, QueryPage } from './domain/query-page.js';
export type { OrgStage } from './domain/stages.js';
export { ConnectionRetries } from './connection-retries.service.js';
export { SalesforceConnections } from './salesforce-connections.service.js';
export { SalesforceDiagnosis } from './salesforce-diagnosis.service.js';
export { type CompositeResult, type OrgLimit } from './answers.js';
export {
  type DescribeOptions,
  type KnownDescription,
  type QueryOptions,
  SalesforceOrg,
} from './salesforce-org.service.js';
export { SalesforceModule } from './salesforce.module.js';
export type { AuthorizationAnswer } from './sign-in/browser-sign-in.service.js';
export type { ConnectOptions } from './sign-in/new-connections.service.js';
export { DEFAULT_HTTP_OPTIONS, HTTP_OPTIONS, type HttpOptions } from './http/http-options.js';
export { encryptionKeysInUse } from './store/connections.js';
