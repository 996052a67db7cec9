export { startOrg, type RunningOrg, type StartOptions } from './start-org.js';
export { type OrgControl, type OrgRecord, type RecordControl } from './control/control.js';
export { type FieldControl, type NewField } from './control/field-control.js';
export { type OrgStageView, type StageControl } from './control/stage-control.js';
export { type Transaction } from './data/transaction.js';
export { type Value } from './data/fields.js';
export { type Fault, type FaultEffect, type PlannedFault } from './faults/fault-plan.js';
export { type Counters, type LoggedRequest } from './http/request-log.js';
export { type Features, type UserRights } from './org.js';
