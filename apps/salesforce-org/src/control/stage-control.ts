import { type Values } from '../data/table.js';
import { Transaction } from '../data/transaction.js';
import { findStage } from '../data/stages.js';
import { type Org } from '../org.js';

export interface OrgStageView {
  value: string;
  label: string;
  isActive: boolean;
  isClosed: boolean;
  isWon: boolean;
  sortOrder: number;
  probability: number;
}

function forecastOf(isClosed: boolean, isWon: boolean): string {
  if (isWon) return 'Closed';
  return isClosed ? 'Omitted' : 'Pipeline';
}

/** Opportunity stages, as an administrator changes them. */
export class StageControl {
  constructor(private readonly org: Org) {}

  list(): OrgStageView[] {
    const table = this.org.store.table('OpportunityStage');
    const views: OrgStageView[] = [];
    for (let index = 0; index < table.size; index += 1) {
      if (!table.exists(index)) continue;
      const read = (key: string): Values[string] => table.value(index, key);
      views.push({
        value: String(read('ApiName')),
        label: String(read('MasterLabel')),
        isActive: read('IsActive') === true,
        isClosed: read('IsClosed') === true,
        isWon: read('IsWon') === true,
        sortOrder: Number(read('SortOrder')),
        probability: Number(read('DefaultProbability')),
      });
    }
    return views.sort((a, b) => a.sortOrder - b.sortOrder);
  }

  add(value: string, options: { isClosed?: boolean; isWon?: boolean; probability?: number } = {}): void {
    const { isClosed = false, isWon = false, probability = 50 } = options;
    const forecast = forecastOf(isClosed, isWon);
    const sortOrder = Math.max(0, ...this.list().map((one) => one.sortOrder)) + 1;
    this.commit((transaction) => {
      transaction.create('OpportunityStage', {
        ApiName: value,
        MasterLabel: value,
        IsActive: true,
        SortOrder: sortOrder,
        IsClosed: isClosed,
        IsWon: isWon,
        ForecastCategory: forecast,
        ForecastCategoryName: forecast,
        DefaultProbability: probability,
      });
    });
    this.picklistOf().push({ value, label: value, active: true, defaultValue: false });
  }

  /** Records keep the value. */
  deactivate(value: string): void {
    this.set(value, { IsActive: false });
    for (const entry of this.picklistOf()) if (entry.value === value) entry.active = false;
  }

  activate(value: string): void {
    this.set(value, { IsActive: true });
    for (const entry of this.picklistOf()) if (entry.value === value) entry.active = true;
  }

  /** Makes it open, won or lost, as the type of a stage in Setup does; no record, and so no stamp, moves. */
  retype(value: string, { isClosed, isWon }: { isClosed: boolean; isWon: boolean }): void {
    const forecast = forecastOf(isClosed, isWon);
    this.set(value, {
      IsClosed: isClosed,
      IsWon: isWon,
      ForecastCategory: forecast,
      ForecastCategoryName: forecast,
    });
  }

  /** Changes the API name and label; records that carry the old name keep it, and their stamps. */
  rename(value: string, newValue: string): void {
    this.set(value, { ApiName: newValue, MasterLabel: newValue });
    for (const entry of this.picklistOf())
      if (entry.value === value) Object.assign(entry, { value: newValue, label: newValue });
  }

  /** Takes the stage out of the org; records that carry it keep an unknown value. */
  remove(value: string): void {
    const table = this.org.store.table('OpportunityStage');
    const index = findStage(this.org.store, value);
    if (index < 0) throw new Error(`the simulated org has no stage ${value}`);
    this.commit((transaction) => {
      transaction.purge('OpportunityStage', table.codec.encode(index), { trace: false });
    });
    const entries = this.picklistOf();
    entries.splice(0, entries.length, ...entries.filter((entry) => entry.value !== value));
  }

  private picklistOf(): { value: string; label: string; active: boolean; defaultValue: boolean }[] {
    this.org.schemaVersion = { number: this.org.schemaVersion.number + 1, at: this.org.now() };
    return this.org.store.table('Opportunity').def.fields.find((one) => one.key === 'StageName')?.picklist ?? [];
  }

  private set(value: string, values: Values): void {
    const index = findStage(this.org.store, value);
    if (index < 0) throw new Error(`the simulated org has no stage ${value}`);
    const id = this.org.store.table('OpportunityStage').codec.encode(index);
    this.commit((transaction) => {
      transaction.update('OpportunityStage', id, values);
    });
  }

  private commit(work: (transaction: Transaction) => void): void {
    const transaction = new Transaction(this.org.store, () => this.org.now());
    try {
      work(transaction);
      transaction.commit();
    } catch (error) {
      transaction.rollback();
      throw error;
    }
  }
}
