import { randomUUID } from 'node:crypto';
import {
  DEFAULT_SETTINGS,
  defaultSources,
  mappings,
  MAPPED_OBJECTS,
  settings,
  stages,
  type StageValue,
} from '#field-mapping';
import { type Db } from '#platform';
import { useTestDatabase } from '../../support/database.js';

const NOW = new Date('2026-03-02T15:00:00Z');
const won: StageValue = { value: 'Won ', outcome: 'won', position: 1 };
const database = useTestDatabase();
let db: Db;
let teamId: string;
beforeAll(() => {
  db = database.db;
});
beforeEach(() => {
  teamId = randomUUID();
});

/** Outcomes of saves started together: versions, and codes of those that failed. */
async function together<T extends { version: number }>(saves: readonly Promise<T>[]): Promise<(number | string)[]> {
  const settled = await Promise.allSettled(saves);
  return settled
    .map((one) => (one.status === 'fulfilled' ? one.value.version : (one.reason as { code: string }).code))
    .sort();
}

describe('mappings', () => {
  const fields = defaultSources('Opportunity');
  const save = (baseVersion: number, sources = fields): ReturnType<typeof mappings.save> =>
    mappings.save(db, teamId, { object: 'Opportunity', fields: sources, baseVersion, savedAt: NOW });

  it('F2: Account, Contact and Lead start with their defaults saved, Opportunity with none', async () => {
    const found = await Promise.all(MAPPED_OBJECTS.map((object) => mappings.latest(db, teamId, object)));
    expect(found.map((mapping) => mapping?.version)).toEqual([undefined, 1, 1, 1]);
    expect(found[2]?.fields).toEqual(defaultSources('Contact'));
    expect(await mappings.at(db, teamId, 'Contact', 1)).toEqual(found[2]);
    expect(await mappings.at(db, teamId, 'Contact', 2)).toBeUndefined();
    expect(await mappings.at(db, teamId, 'Opportunity', 1)).toBeUndefined();
  });

  it('keeps every version readable', async () => {
    await save(0);
    await save(1, { ...fields, amount: 'Deal__c' });
    expect((await mappings.latest(db, teamId, 'Opportunity'))?.fields.amount).toBe('Deal__c');
    expect(await mappings.at(db, teamId, 'Opportunity', 1)).toEqual({
      object: 'Opportunity',
      version: 1,
      fields,
      savedAt: NOW,
    });
  });

  it('lets one of several concurrent saves win; the others are conflicts', async () => {
    expect(await together([save(0), save(0), save(0)])).toEqual([1, 'CONFLICT', 'CONFLICT']);
    await expect(save(0)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('keeps teams apart', async () => {
    await save(0);
    expect(await mappings.latest(db, randomUUID(), 'Opportunity')).toBeUndefined();
  });
});

describe('stages', () => {
  it('start empty at version 0, and come back to the letter (S1)', async () => {
    expect(await stages.latest(db, teamId)).toEqual({ version: 0, values: [] });
    await stages.save(db, teamId, { values: [won], baseVersion: 0, savedAt: NOW });
    await stages.save(db, teamId, { values: [], baseVersion: 1, savedAt: NOW });
    expect(await stages.latest(db, teamId)).toEqual({ version: 2, values: [] });
    expect(await stages.at(db, teamId, 1)).toEqual({ version: 1, values: [won] });
    expect(await stages.at(db, teamId, 0)).toEqual({ version: 0, values: [] });
    expect(await stages.at(db, teamId, 9)).toBeUndefined();
  });

  it('lets one of several concurrent saves win', async () => {
    const save = (): ReturnType<typeof stages.save> =>
      stages.save(db, teamId, { values: [won], baseVersion: 0, savedAt: NOW });
    expect(await together([save(), save()])).toEqual([1, 'CONFLICT']);
  });
});

describe('settings', () => {
  it('are the defaults until something is set, and merge', async () => {
    expect(await settings.get(db, teamId)).toEqual(DEFAULT_SETTINGS);
    const { before, after } = await settings.patch(db, teamId, { internalDomains: ['Ours.example'] }, NOW);
    expect(before).toEqual(DEFAULT_SETTINGS);
    expect(after).toEqual({ ...DEFAULT_SETTINGS, internalDomains: ['ours.example'] });
    await settings.patch(db, teamId, { linking: { dialerDelayMinutes: 0 } }, NOW);
    expect(await settings.get(db, teamId)).toMatchObject({
      internalDomains: ['ours.example'],
      linking: { captureLeadMinutes: 10, dialerDelayMinutes: 0 },
    });
  });

  it('writes no version when nothing changes', async () => {
    const unchanged = await settings.patch(db, teamId, { syncIntervalMinutes: 5 }, NOW);
    expect(unchanged.after).toBe(unchanged.before);
    expect(await versionsOf(teamId)).toBe(0);
  });

  it('refuses bad input whole', async () => {
    await expect(settings.patch(db, teamId, { apiBudgetPercent: 10, interval: 1 }, NOW)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ path: 'interval' }],
    });
    expect(await versionsOf(teamId)).toBe(0);
  });

  it('loses no concurrent change: it is kept or a conflict', async () => {
    const patches = [{ syncIntervalMinutes: 7 }, { apiBudgetPercent: 70 }];
    const settled = await Promise.allSettled(patches.map((body) => settings.patch(db, teamId, body, NOW)));
    const kept = patches.filter((_, index) => settled[index]?.status === 'fulfilled');
    expect(await settings.get(db, teamId)).toMatchObject(Object.assign({}, ...kept) as object);
  });
});

async function versionsOf(team: string): Promise<number> {
  const { rows } = await db.raw<{ rows: { count: string }[] }>(
    'select count(*) from field_mapping.settings where team_id = ?',
    [team],
  );
  return Number(rows[0]!.count);
}
