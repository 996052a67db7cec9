import { type Value } from './fields.js';
import { type Store } from './store.js';
import { type Values } from './table.js';

/** The OpportunityStage row of a stage name, or -1: records may carry names that are no stage any more. */
export function findStage(store: Store, name: Value): number {
  const table = store.table('OpportunityStage');
  for (let index = 0; index < table.size; index += 1) {
    if (table.exists(index) && table.value(index, 'ApiName') === name) return index;
  }
  return -1;
}

/** Everything on an opportunity that follows from its stage, amount and close date. */
export function stageEffects(store: Store, own: Values, current: (key: string) => Value, at: number): Values {
  const effects: Values = {};
  const stages = store.table('OpportunityStage');
  if ('StageName' in own) {
    const stage = findStage(store, own.StageName ?? null);
    const read = (key: string): Value => (stage < 0 ? null : stages.value(stage, key));
    effects.IsClosed = read('IsClosed') === true;
    effects.IsWon = read('IsWon') === true;
    effects.LastStageChangeDate = at;
    if (stage >= 0) {
      effects.Probability = read('DefaultProbability');
      effects.ForecastCategory = read('ForecastCategory');
      effects.ForecastCategoryName = read('ForecastCategoryName');
    }
  }
  const known = (key: string): Value => (key in effects ? (effects[key] ?? null) : current(key));
  const amount = known('Amount');
  if ('Amount' in own || 'StageName' in own || 'Probability' in own) {
    effects.ExpectedRevenue =
      amount === null ? null : Math.round(Number(amount) * Number(known('Probability') ?? 0)) / 100;
  }
  const closeDate = own.CloseDate;
  if (typeof closeDate === 'string') {
    const [year = 0, month = 1] = closeDate.split('-').map(Number);
    effects.FiscalYear = year;
    effects.FiscalQuarter = Math.floor((month - 1) / 3) + 1;
    effects.Fiscal = `${String(year)} ${String(effects.FiscalQuarter)}`;
  }
  return effects;
}

/** Makes the StageName picklist say what the OpportunityStage records say. */
export function syncStagePicklist(store: Store): void {
  const table = store.table('OpportunityStage');
  const field = store.table('Opportunity').def.fields.find((one) => one.key === 'StageName');
  if (!field) return;
  field.picklist = [];
  for (let index = 0; index < table.size; index += 1) {
    if (!table.exists(index)) continue;
    const value = String(table.value(index, 'ApiName'));
    field.picklist.push({ value, label: value, active: table.value(index, 'IsActive') === true, defaultValue: false });
  }
}
