export { ErasedRecordings } from './erased-recordings.service.js';
export { ErasureModule } from './erasure.module.js';
export { ErasureWorker } from './erasure-worker.service.js';
export { PersonErasures } from './person-erasures.service.js';
export { type PersonToErase, readPerson } from './person.js';
export { Retention } from './retention.service.js';
export { type Erasure } from './store/erasures.js';
export { type DeletionProgress, TeamDeletion } from './team-deletion.service.js';
export { encryptionKeysInUse } from './store/erasures.js';
