export { startOrg, type RunningOrg, type StartOptions } from './start-org.js';
export { type OrgRecord } from './control/record-control.js';
export { type Transaction } from './data/transaction.js';
export { type Value } from './data/fields.js';
export { type Fault, type FaultEffect } from './faults/fault-plan.js';
