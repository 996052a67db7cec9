import { mix } from './hash.js';
import { type Store } from './store.js';
import { STAGES } from './words.js';

const FORECAST_NAMES: Record<string, string> = { BestCase: 'Best Case', MostLikely: 'Most Likely', Forecast: 'Commit' };

/** The organisation itself, its profiles and its stages. Answers the organisation's id. */
export function seedOrg(store: Store, options: { seed: number; isSandbox: boolean }): string {
  const orgId = store.seed('Organization', {
    Name: 'Ours Example Ltd',
    IsSandbox: options.isSandbox,
    InstanceName: options.isSandbox ? 'CS420' : 'NA224',
    OrganizationType: 'Enterprise Edition',
    NamespacePrefix: null,
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'America/Los_Angeles',
    LanguageLocaleKey: 'en_US',
    FiscalYearStartMonth: 1,
    IsReadOnly: false,
    DefaultAccountAccess: 'Edit',
    DefaultOpportunityAccess: 'Edit',
  });
  const profile = (Name: string, all: boolean, setup: boolean): string =>
    store.seed('Profile', {
      Name,
      UserType: 'Standard',
      PermissionsApiEnabled: true,
      PermissionsViewAllData: all,
      PermissionsModifyAllData: setup,
      PermissionsViewSetup: setup,
    });
  profile('System Administrator', true, true);
  profile('Minimum Access - API Only Integrations', true, false);
  profile('Standard User', false, false);
  // SortOrder is not guaranteed to be sequential.
  STAGES.forEach((stage, n) => {
    store.seed('OpportunityStage', {
      MasterLabel: stage.label,
      ApiName: stage.label,
      IsActive: true,
      SortOrder: n + 1 + (n > 7 ? 2 + (mix(options.seed, 3, 1) % 3) : 0),
      IsClosed: stage.isClosed,
      IsWon: stage.isWon,
      ForecastCategory: stage.forecast,
      ForecastCategoryName: FORECAST_NAMES[stage.forecast] ?? stage.forecast,
      DefaultProbability: stage.probability,
      Description: null,
    });
  });
  return orgId;
}
