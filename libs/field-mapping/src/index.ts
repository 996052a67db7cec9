export { type Adoption, adoptionFaults, adoptStages, readAdoption } from './domain/adopt-stages.js';
export { type Checked } from './domain/checked.js';
export {
  type ComparedStage,
  compareStages,
  driftOf,
  type OrgStageFacts,
  type StageAlignment,
  type StageStatus,
} from './domain/compare-stages.js';
export { type CrmFieldFacts, findField } from './domain/crm-field.js';
export { sameSources } from './domain/diff-mapping.js';
export { sampleQuery, samplesOf } from './domain/field-samples.js';
export { fits } from './domain/fits.js';
export { listedStages } from './domain/listed-stages.js';
export { patchSettings, patchSettingsInSteps } from './domain/patch-settings.js';
export { hiddenDefaults, visibleDefaults } from './domain/propose-sources.js';
export { isComplete, type ReviewedField, reviewMapping } from './domain/review-mapping.js';
export {
  DEFAULT_SETTINGS,
  type DomainAlias,
  type HostChanges,
  type LinkingSettings,
  type Settings,
  withDefaults,
} from './domain/settings.js';
export { type StageWarning, stageWarnings } from './domain/stage-warnings.js';
export { type Outcome, OUTCOMES, readStages, sameStages, type StagesBody, type StageValue } from './domain/stages.js';
export {
  defaultSources,
  MAPPED_OBJECTS,
  type MappedObject,
  mappedObject,
  type Target,
  type TargetKind,
  TARGETS,
} from './domain/targets.js';
export { readMapping, type Sources } from './domain/validate-mapping.js';
export { invalidInput } from './invalid-input.js';
export { type FieldMapping } from './store/mappings.js';
export * as mappings from './store/mappings.js';
export * as settings from './store/settings.js';
export { type TeamStages } from './store/stages.js';
export * as stages from './store/stages.js';
