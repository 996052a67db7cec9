export { FieldConfiguration, type MappableField, type MappingPlan } from './field-configuration.service.js';
export { mappingView, type MappingView } from './mapping-view.js';
export { type OwnDomains, ownDomains } from './own-domains.js';
export { SetupModule } from './setup.module.js';
export { StageConfiguration, type StagesPlan } from './stage-configuration.service.js';
export { type Alongside, TeamConnection } from './team-connection.service.js';
