import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningOrg, type StartOptions } from '../../../apps/salesforce-org/src/index.js';
import { type Client, DAY_MS, errorOf, freshOrg, signInAs, testClock } from './client.js';

let org: RunningOrg;
let client: Client;
let time: ReturnType<typeof testClock>;

async function start(options: StartOptions = {}): Promise<void> {
  time = testClock();
  ({ org, client } = await freshOrg({ scale: 600, clock: time.clock, ...options }));
  org.control.sessions.setLife(100 * DAY_MS);
}

beforeEach(() => start());
afterEach(() => org.stop());

async function one(object: string, id: string, fields: string): Promise<Record<string, unknown>> {
  return (await client.rows(`SELECT ${fields} FROM ${object} WHERE Id = '${id}'`, { all: true }))[0]!;
}

describe('SystemModstamp', () => {
  test('has whole seconds, and up to 13 records share one', async () => {
    const rows = await client.rows('SELECT SystemModstamp FROM Opportunity');
    const bySecond = new Map<unknown, number>();
    for (const { SystemModstamp } of rows) {
      expect(SystemModstamp).toMatch(/\.000\+0000$/);
      bySecond.set(SystemModstamp, (bySecond.get(SystemModstamp) ?? 0) + 1);
    }
    expect(Math.max(...bySecond.values())).toBeGreaterThan(5);
    expect(Math.max(...bySecond.values())).toBeLessThanOrEqual(13);
  });

  test('is now and then later than LastModifiedDate, never earlier', async () => {
    const rows = await client.rows('SELECT SystemModstamp, LastModifiedDate FROM Opportunity');
    const later = rows.filter((row) => String(row.SystemModstamp) > String(row.LastModifiedDate));
    expect(later.length).toBeGreaterThan(0);
    expect(rows.every((row) => String(row.SystemModstamp) >= String(row.LastModifiedDate))).toBe(true);
  });

  test('is unrelated to the order of ids', async () => {
    const rows = await client.rows('SELECT Id, SystemModstamp FROM Opportunity ORDER BY SystemModstamp, Id');
    const ids = rows.map(({ Id }) => String(Id));
    expect(ids).not.toEqual([...ids].sort());
  });

  test('moves with a change, at the second of the change', async () => {
    const { id } = org.control.records.list('Account', { limit: 1 })[0]!;
    time.advance(1234);
    org.control.records.update('Account', id, { Name: 'Moved' });
    expect(await one('Account', id, 'Name, SystemModstamp')).toMatchObject({
      Name: 'Moved',
      SystemModstamp: '2026-11-20T12:00:01.000+0000',
    });
  });

  test('stands still when a formula changes, or a parent a formula reads', async () => {
    const { id, values } = org.control.records.list('Opportunity', {
      limit: 1,
      matching: (r) =>
        !r.isDeleted && Number(r.values.Amount) > 0 && Number(r.values.Probability) > 0 && r.values.AccountId !== null,
    })[0]!;
    const before = await one('Opportunity', id, 'SystemModstamp, Weighted_Amount__c, Account_Tier__c');
    org.control.fields.setFormulaFactor(2);
    org.control.records.update('Account', String(values.AccountId), {
      Tier__c: before.Account_Tier__c === 'A' ? 'B' : 'A',
    });
    const after = await one('Opportunity', id, 'SystemModstamp, Weighted_Amount__c, Account_Tier__c');
    expect(after.SystemModstamp).toBe(before.SystemModstamp);
    expect(after.Weighted_Amount__c).toBeCloseTo(Number(before.Weighted_Amount__c) * 2, 1);
    expect(after.Account_Tier__c).not.toBe(before.Account_Tier__c);
  });

  test('stands still for a silent change', async () => {
    const { id } = org.control.records.list('Account', { limit: 1 })[0]!;
    const before = await one('Account', id, 'SystemModstamp');
    org.control.records.setSilently('Account', id, { Rating: 'Cold' });
    expect(await one('Account', id, 'Rating, SystemModstamp')).toMatchObject({
      Rating: 'Cold',
      SystemModstamp: before.SystemModstamp,
    });
  });
});

describe('long transactions', () => {
  test('become visible after their stamp has passed, all at once', async () => {
    const transaction = org.control.begin();
    const id = transaction.create('Account', { Name: 'Late' });
    const { id: other } = org.control.records.list('Account', { limit: 1 })[0]!;
    transaction.update('Account', other, { Name: 'Late too' });
    time.advance(200_000);
    expect(await client.count("SELECT COUNT() FROM Account WHERE Name LIKE 'Late%'")).toBe(0);
    transaction.commit();
    const rows = await client.rows("SELECT Id, SystemModstamp FROM Account WHERE Name LIKE 'Late%'");
    expect(rows.map(({ Id }) => Id).sort()).toEqual([id, other].sort());
    for (const { SystemModstamp } of rows) expect(SystemModstamp).toBe('2026-11-20T12:00:00.000+0000');
  });

  test('keep what others changed meanwhile', async () => {
    const id = org.control.records.create('Account', { Name: 'Shared', Site: 'old' });
    const transaction = org.control.begin();
    transaction.update('Account', id, { Name: 'Late' });
    time.advance(5000);
    org.control.records.update('Account', id, { Site: 'new' });
    transaction.commit();
    expect(await one('Account', id, 'Name, Site, SystemModstamp')).toMatchObject({
      Name: 'Late',
      Site: 'new',
      SystemModstamp: '2026-11-20T12:00:05.000+0000',
    });
  });

  test('rolled back, leave no trace', async () => {
    const before = org.control.records.count('Account');
    const transaction = org.control.begin();
    transaction.create('Account', { Name: 'Never' });
    transaction.rollback();
    expect(await client.count('SELECT COUNT() FROM Account')).toBe(before);
  });
});

describe('2.10 deletion', () => {
  test('IsDeleted with the stamp of the deletion; undelete takes a new stamp', async () => {
    const id = org.control.records.create('Lead', { LastName: 'L', Company: 'C' });
    time.advance(60_000);
    org.control.records.delete('Lead', id);
    expect(await one('Lead', id, 'IsDeleted, SystemModstamp')).toMatchObject({
      IsDeleted: true,
      SystemModstamp: '2026-11-20T12:01:00.000+0000',
    });
    time.advance(60_000);
    org.control.records.undelete('Lead', id);
    expect(await one('Lead', id, 'IsDeleted, SystemModstamp')).toMatchObject({
      IsDeleted: false,
      SystemModstamp: '2026-11-20T12:02:00.000+0000',
    });
  });

  test('deleting an account takes contacts, opportunities and their roles along; undelete brings them back', async () => {
    const account = org.control.records.create('Account', { Name: 'Cascade' });
    const contact = org.control.records.create('Contact', { LastName: 'C', AccountId: account });
    const opportunity = org.control.records.create('Opportunity', {
      Name: 'O',
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    });
    const role = org.control.records.create('OpportunityContactRole', {
      OpportunityId: opportunity,
      ContactId: contact,
    });
    time.advance(60_000);
    org.control.records.delete('Account', account);
    const all: [string, string][] = [
      ['Account', account],
      ['Contact', contact],
      ['Opportunity', opportunity],
      ['OpportunityContactRole', role],
    ];
    for (const [object, id] of all) expect(await one(object, id, 'IsDeleted')).toMatchObject({ IsDeleted: true });
    time.advance(60_000);
    org.control.records.undelete('Account', account);
    for (const [object, id] of all) expect(await one(object, id, 'IsDeleted')).toMatchObject({ IsDeleted: false });
  });

  test('the recycle bin keeps 15 days; then only getDeleted knows', async () => {
    const id = org.control.records.create('Account', { Name: 'Old' });
    org.control.records.delete('Account', id);
    time.advance(14 * DAY_MS);
    org.control.recycleBin.empty();
    expect(await one('Account', id, 'IsDeleted')).toMatchObject({ IsDeleted: true });
    time.advance(DAY_MS + 1000);
    org.control.recycleBin.empty();
    expect(await one('Account', id, 'Id')).toBeUndefined();
  });

  test('a purge leaves a line in the delete log, or none at all', async () => {
    const [traced, untraced] = [1, 2].map((n) => org.control.records.create('Account', { Name: `P${String(n)}` }));
    org.control.records.purge('Account', traced!);
    org.control.records.purge('Account', untraced!, { trace: false });
    time.advance(120_000);
    const body = (
      await client.data('/sobjects/Account/deleted?start=2026-11-20T11:50:00%2B00:00&end=2026-11-20T12:02:00%2B00:00')
    ).json<{ deletedRecords: { id: string }[] }>();
    expect(body.deletedRecords.map(({ id }) => id)).toEqual([traced]);
    for (const id of [traced!, untraced!]) expect(await one('Account', id, 'Id')).toBeUndefined();
  });

  test('an org has a past: some records are in the bin from the start', async () => {
    expect(await client.count('SELECT COUNT() FROM Opportunity WHERE IsDeleted = true', { all: true })).toBeGreaterThan(
      0,
    );
    expect(
      await client.count('SELECT COUNT() FROM Contact WHERE IsDeleted = true AND MasterRecordId != null', {
        all: true,
      }),
    ).toBeGreaterThan(0);
  });
});

describe('2.10 merges', () => {
  test('losers are deleted and point at the winner; their children move over with a new stamp', async () => {
    const [winner, loser] = ['W', 'L'].map((Name) => org.control.records.create('Account', { Name }));
    const contact = org.control.records.create('Contact', { LastName: 'C', AccountId: loser! });
    const opportunity = org.control.records.create('Opportunity', {
      Name: 'O',
      AccountId: loser!,
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    });
    time.advance(60_000);
    org.control.records.merge('Account', winner!, [loser!]);
    const stamp = '2026-11-20T12:01:00.000+0000';
    expect(await one('Account', loser!, 'IsDeleted, MasterRecordId, SystemModstamp')).toMatchObject({
      IsDeleted: true,
      MasterRecordId: winner,
      SystemModstamp: stamp,
    });
    expect(await one('Contact', contact, 'AccountId, SystemModstamp')).toMatchObject({
      AccountId: winner,
      SystemModstamp: stamp,
    });
    expect(await one('Opportunity', opportunity, 'AccountId, SystemModstamp')).toMatchObject({
      AccountId: winner,
      SystemModstamp: stamp,
    });
  });

  test('at most three records at once, of one kind that merges', () => {
    const ids = [1, 2, 3, 4].map((n) => org.control.records.create('Contact', { LastName: `M${String(n)}` }));
    expect(() => {
      org.control.records.merge('Contact', ids[0]!, ids.slice(1));
    }).toThrow('one or two losers');
    expect(() => {
      org.control.records.merge('Opportunity', 'x', ['y']);
    }).toThrow();
  });
});

describe('2.10 leads, opportunities, roles', () => {
  test('converting a lead makes account, contact, opportunity and role, and marks the lead', async () => {
    const { id, values } = org.control.records.list('Lead', {
      limit: 1,
      matching: (r) => r.values.IsConverted === false,
    })[0]!;
    const made = org.control.records.convertLead(id);
    expect(
      await one(
        'Lead',
        id,
        'IsConverted, ConvertedDate, ConvertedAccountId, ConvertedContactId, ConvertedOpportunityId',
      ),
    ).toMatchObject({
      IsConverted: true,
      ConvertedDate: '2026-11-20',
      ConvertedAccountId: made.accountId,
      ConvertedContactId: made.contactId,
      ConvertedOpportunityId: made.opportunityId,
    });
    expect(await one('Contact', made.contactId, 'Email, AccountId')).toMatchObject({
      Email: values.Email,
      AccountId: made.accountId,
    });
    expect(
      await client.count(`SELECT COUNT() FROM OpportunityContactRole WHERE OpportunityId = '${made.opportunityId!}'`),
    ).toBe(1);
  });

  test("an opportunity's ContactId is the contact of its primary role", async () => {
    const contact = org.control.records.create('Contact', { LastName: 'P' });
    const id = org.control.records.create('Opportunity', {
      Name: 'O',
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    });
    org.control.records.create('OpportunityContactRole', { OpportunityId: id, ContactId: contact, IsPrimary: true });
    expect(await one('Opportunity', id, 'ContactId')).toMatchObject({ ContactId: contact });
  });

  test('a stage brings IsClosed, IsWon, Probability and the forecast category along', async () => {
    const id = org.control.records.create('Opportunity', {
      Name: 'O',
      Amount: 200,
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    });
    org.control.records.update('Opportunity', id, { StageName: 'Closed Won' });
    expect(
      await one(
        'Opportunity',
        id,
        'IsClosed, IsWon, Probability, ForecastCategory, ExpectedRevenue, LastStageChangeDate, FiscalQuarter',
      ),
    ).toMatchObject({
      IsClosed: true,
      IsWon: true,
      Probability: 100,
      ForecastCategory: 'Closed',
      ExpectedRevenue: 200,
      LastStageChangeDate: '2026-11-20T12:00:00.000+0000',
      FiscalQuarter: 4,
    });
  });

  test('a record may carry a stage that is unknown, inactive or renamed', async () => {
    const odd = org.control.records.create('Opportunity', {
      Name: 'O',
      StageName: 'Verbal Yes',
      CloseDate: '2026-12-01',
    });
    expect(await one('Opportunity', odd, 'StageName, IsClosed')).toMatchObject({
      StageName: 'Verbal Yes',
      IsClosed: false,
    });
    const old = org.control.records.create('Opportunity', {
      Name: 'O',
      StageName: 'Qualification',
      CloseDate: '2026-12-01',
    });
    org.control.stages.rename('Qualification', 'Qualified');
    expect(await one('Opportunity', old, 'StageName')).toMatchObject({ StageName: 'Qualification' });
    expect(await client.count("SELECT COUNT() FROM OpportunityStage WHERE ApiName = 'Qualification'")).toBe(0);
  });

  test('added and removed stages show in OpportunityStage and in describe', async () => {
    org.control.stages.add('Legal', { probability: 95 });
    org.control.stages.remove('Prospecting');
    const names = (await client.rows('SELECT ApiName FROM OpportunityStage')).map(({ ApiName }) => ApiName);
    expect(names).toContain('Legal');
    expect(names).not.toContain('Prospecting');
  });

  test('some contacts have no account, some opportunities no amount, some accounts no opportunity', async () => {
    expect(await client.count('SELECT COUNT() FROM Contact WHERE AccountId = null')).toBeGreaterThan(0);
    expect(await client.count('SELECT COUNT() FROM Opportunity WHERE Amount = null')).toBeGreaterThan(0);
    expect(
      await client.count('SELECT COUNT() FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)'),
    ).toBeGreaterThan(0);
  });
});

describe('features', () => {
  test('person accounts: fields and rows exist only when switched on, each also a contact', async () => {
    expect(errorOf(await client.query('SELECT IsPersonAccount FROM Account')).errorCode).toBe('INVALID_FIELD');
    await org.stop();
    await start({ features: { personAccounts: true } });
    const [person] = await client.rows(
      'SELECT Id, Name, FirstName, LastName, PersonEmail, PersonContactId FROM Account WHERE IsPersonAccount = true LIMIT 1',
    );
    expect(person!.Name).toBe(`${String(person!.FirstName)} ${String(person!.LastName)}`);
    expect(await one('Contact', String(person!.PersonContactId), 'AccountId, Email, IsPersonAccount')).toMatchObject({
      AccountId: person!.Id,
      Email: person!.PersonEmail,
      IsPersonAccount: true,
    });
  });

  test('a person account and its contact change together', async () => {
    await org.stop();
    await start({ features: { personAccounts: true } });
    const [person] = await client.rows('SELECT Id, PersonContactId FROM Account WHERE IsPersonAccount = true LIMIT 1');
    time.advance(60_000);
    org.control.records.update('Account', String(person!.Id), { LastName: 'Newname', PersonEmail: 'new@example.org' });
    const [account, contact] = [
      await one('Account', String(person!.Id), 'Name'),
      await one('Contact', String(person!.PersonContactId), 'Name, Email, SystemModstamp'),
    ];
    expect(contact).toMatchObject({
      Name: account.Name,
      Email: 'new@example.org',
      SystemModstamp: '2026-11-20T12:01:00.000+0000',
    });
  });

  test('multi-currency: CurrencyIsoCode, convertCurrency by the dated rate of the close date, sums in the currency of the org', async () => {
    await org.stop();
    await start({ features: { multiCurrency: true } });
    const [row] = await client.rows(
      "SELECT Amount, convertCurrency(Amount) converted, CurrencyIsoCode, CloseDate FROM Opportunity WHERE CurrencyIsoCode = 'EUR' AND Amount > 1000 LIMIT 1",
    );
    const rates = await client.rows(
      `SELECT ConversionRate FROM DatedConversionRate WHERE IsoCode = 'EUR' AND StartDate <= ${String(row!.CloseDate)} AND NextStartDate > ${String(row!.CloseDate)}`,
    );
    expect(rates).toHaveLength(1);
    expect(row!.converted).toBeCloseTo(Number(row!.Amount) / Number(rates[0]!.ConversionRate), 1);
    expect(await client.count('SELECT COUNT() FROM CurrencyType')).toBe(3);
  });

  test('record types: ids on records, names in RecordType, infos in describe', async () => {
    await org.stop();
    await start({ features: { recordTypes: true } });
    const [row] = await client.rows('SELECT RecordType.Name FROM Opportunity LIMIT 1');
    expect(['New Business', 'Renewal']).toContain((row!.RecordType as { Name: string }).Name);
    const { recordTypeInfos } = (await client.data('/sobjects/Opportunity/describe')).json<{
      recordTypeInfos: { name: string }[];
    }>();
    expect(recordTypeInfos.map(({ name }) => name)).toEqual(['New Business', 'Renewal', 'Master']);
  });

  test('private opportunities: the owner and those who view all data see them', async () => {
    await org.stop();
    await start({ features: { privateOpportunities: true } });
    const soql = 'SELECT COUNT() FROM Opportunity WHERE IsPrivate = true';
    expect(await client.count(soql)).toBeGreaterThan(2);
    const seller = String(org.control.records.list('User', { limit: 3 })[2]!.values.Username);
    const { client: other } = await signInAs(org, seller);
    const { id } = org.control.records.list('User', { limit: 3 })[2]!;
    expect(await other.count(soql)).toBe(await client.count(`${soql} AND OwnerId = '${id}'`));
  });
});

describe('the schema changes', () => {
  test('a renamed field keeps its values and stamps under the new name alone', async () => {
    const [before] = await client.rows(
      'SELECT Id, Competitor__c, SystemModstamp FROM Opportunity WHERE Competitor__c != null LIMIT 1',
    );
    org.control.fields.rename('Opportunity', 'Competitor__c', 'Rival__c');
    expect(await one('Opportunity', String(before!.Id), 'Rival__c, SystemModstamp')).toMatchObject({
      Rival__c: before!.Competitor__c,
      SystemModstamp: before!.SystemModstamp,
    });
    expect(errorOf(await client.query('SELECT Competitor__c FROM Opportunity')).errorCode).toBe('INVALID_FIELD');
  });

  test('a retyped field answers in the new form', async () => {
    const id = org.control.records.create('Opportunity', {
      Name: 'O',
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
      ARR__c: 12,
    });
    org.control.fields.retype('Opportunity', 'ARR__c', 'string');
    expect((await one('Opportunity', id, 'ARR__c')).ARR__c).toBe('12');
  });

  test('a new field is there for all records at once, and no stamp moves', async () => {
    org.control.fields.add('Opportunity', { name: 'Region__c', type: 'string', fill: 'EMEA' });
    expect(await client.count("SELECT COUNT() FROM Opportunity WHERE Region__c = 'EMEA'")).toBe(
      org.control.records.count('Opportunity'),
    );
    expect(await client.count('SELECT COUNT() FROM Opportunity WHERE SystemModstamp > 2026-11-20T11:00:00Z')).toBe(0);
  });

  test('a field may be hidden from one user alone', async () => {
    org.control.fields.hide('Opportunity', 'Amount', org.runAsUsername);
    expect((await client.query('SELECT Amount FROM Opportunity LIMIT 1')).status).toBe(400);
    const seller = String(org.control.records.list('User', { limit: 3 })[2]!.values.Username);
    const { client: other } = await signInAs(org, seller);
    expect((await other.query('SELECT Amount FROM Opportunity LIMIT 1')).status).toBe(200);
  });
});

describe('the same seed gives the same org', () => {
  test('record for record; another seed another', async () => {
    const soql = 'SELECT Id, Name, Email, AccountId FROM Contact ORDER BY Id LIMIT 50';
    const names = async (): Promise<unknown[]> =>
      (await client.rows('SELECT Name FROM Account')).map(({ Name }) => Name);
    const [first, firstNames] = [(await client.query(soql)).text, new Set(await names())];
    await org.stop();
    await start();
    expect((await client.query(soql)).text).toBe(first);
    await org.stop();
    await start({ seed: 2 });
    const shared = (await names()).filter((name) => firstNames.has(name));
    expect(shared.length).toBeLessThan(firstNames.size / 10);
  });

  test('a million opportunities are there at once, and a window of them is found without walking through all', async () => {
    await org.stop();
    await start({ scale: 1_000_000 });
    expect(await client.count('SELECT COUNT() FROM Opportunity')).toBe(org.control.records.count('Opportunity'));
    const day = 'SystemModstamp >= 2026-06-01T00:00:00Z AND SystemModstamp < 2026-06-02T00:00:00Z';
    const rows = await client.rows(
      `SELECT Id, SystemModstamp FROM Opportunity WHERE ${day} ORDER BY SystemModstamp, Id`,
    );
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.every(({ SystemModstamp }) => String(SystemModstamp).startsWith('2026-06-01T'))).toBe(true);
  });
});

describe('a state file', () => {
  test('carries changes, deletions, stages and approvals from one start to the next', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'org-state-')), 'org.json');
    await org.stop();
    await start({ stateFile });
    const kept = org.control.records.create('Account', { Name: 'Kept' });
    const [first, second] = org.control.records.list('Account', { limit: 2 }).map(({ id }) => id);
    org.control.records.update('Account', first!, { Name: 'Changed' });
    org.control.records.delete('Account', second!);
    org.control.stages.add('Legal');
    const { refreshToken } = await signInAs(org, org.runAsUsername);
    await org.stop();
    await start({ stateFile });
    expect(await one('Account', kept, 'Name')).toMatchObject({ Name: 'Kept' });
    expect(await one('Account', first!, 'Name')).toMatchObject({ Name: 'Changed' });
    expect(await one('Account', second!, 'IsDeleted')).toMatchObject({ IsDeleted: true });
    expect(await client.count("SELECT COUNT() FROM OpportunityStage WHERE ApiName = 'Legal'")).toBe(1);
    expect((await client.token({ grant_type: 'refresh_token', refresh_token: refreshToken })).status).toBe(200);
    await org.stop();
    await start({ stateFile, seed: 2 });
    expect(await client.count("SELECT COUNT() FROM Account WHERE Name = 'Kept'")).toBe(0);
  });
});
