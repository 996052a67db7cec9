import { MirrorReader, objectStates, orgs } from '#mirror';
import { newId } from '#platform';
import { useTestDatabase } from '../../support/database.js';
import { choose, csv, mergePage, type Row, TEAM } from './support.js';

const ACCOUNT = choose('Account', { name: 'Name', website: 'Website', parentCrmId: 'ParentId' });
const CONTACT = choose('Contact', { name: 'Name', email: 'Email', accountCrmId: 'AccountId', title: 'Title' });
const LEAD = choose('Lead', { name: 'Name', email: 'Email', company: 'Company' });
const OPPORTUNITY = choose('Opportunity', {
  name: 'Name',
  accountCrmId: 'AccountId',
  amount: 'Amount',
  closeDate: 'CloseDate',
  stage: 'StageName',
});

const id = (prefix: string, n: number): string => `${prefix}${String(n).padStart(12, '0')}AAA`;
const STAMP = '2026-01-02T03:04:05.000Z';
const live = (row: Row): Row => ({ IsDeleted: 'false', SystemModstamp: STAMP, ...row });
const RULE = { field: 'StageName', values: ['Open', 'Won'] };

const database = useTestDatabase();
let reader: MirrorReader;
beforeAll(async () => {
  const { db } = database;
  reader = new MirrorReader(db);
  await orgs.set(db, TEAM, {
    orgId: id('00D', 1),
    orgName: 'Acme',
    instanceUrl: 'https://acme.my.salesforce.com/',
    isSandbox: false,
    isConnected: true,
  });
  const accounts = [
    live({ Id: id('001', 1), Name: 'Acme', Website: 'https://www.acme.co.uk/de' }),
    live({ Id: id('001', 2), Name: 'Gone', MasterRecordId: id('001', 3), IsDeleted: 'true' }),
    live({ Id: id('001', 3), Name: 'Gone too', MasterRecordId: id('001', 1), IsDeleted: 'true' }),
    live({
      Id: id('001', 4),
      Name: 'Pat Person',
      IsPersonAccount: 'true',
      PersonContactId: id('003', 4),
      PersonEmail: 'Pat@Home.example',
    }),
    live({ Id: id('001', 5), Name: 'By its contacts' }),
  ];
  await mergePage(db, ACCOUNT, csv(ACCOUNT, accounts));
  const contacts = [
    live({ Id: id('003', 1), Name: 'Bo Li', Email: 'Bo@Mail.Acme.co.uk', AccountId: id('001', 1), Title: 'CFO' }),
    live({ Id: id('003', 2), Name: 'Ana', Email: 'ana@globex.example', AccountId: id('001', 5) }),
    live({ Id: id('003', 3), Name: 'Left', Email: 'left@acme.co.uk', IsDeleted: 'true' }),
    live({
      Id: id('003', 4),
      Name: 'Pat Person',
      Email: 'Pat@Home.example',
      AccountId: id('001', 4),
      IsPersonAccount: 'true',
    }),
  ];
  await mergePage(db, CONTACT, csv(CONTACT, contacts));
  await mergePage(
    db,
    LEAD,
    csv(LEAD, [live({ Id: id('00Q', 1), Name: 'Lea', Email: 'lea@acme.co.uk', Company: 'Acme' })]),
  );
  const opportunities = [
    live({
      Id: id('006', 1),
      Name: 'Renewal',
      AccountId: id('001', 1),
      Amount: '9.9213206E7',
      CloseDate: '2027-03-31',
      StageName: 'Open',
    }),
    live({ Id: id('006', 2), Name: 'Odd', AccountId: id('001', 5), StageName: 'open' }),
    live({ Id: id('006', 3), Name: 'Empty', StageName: '' }),
  ];
  await mergePage(db, OPPORTUNITY, csv(OPPORTUNITY, opportunities));
  await objectStates.setStaleTargets(db, TEAM, [{ object: 'Contact', targets: ['title'] }]);
});

type Filter = Omit<Parameters<MirrorReader['list']>[2], 'limit'>;
const names = async (list: 'accounts' | 'opportunities' | 'people', filter: Filter = {}): Promise<(string | null)[]> =>
  (await reader.list(TEAM, list, { limit: 100, ...filter }, RULE)).data.map(({ name }) => name);

it('shows a record in one shape, money as a plain decimal', async () => {
  expect(await reader.get(TEAM, 'opportunities', id('006', 1), RULE)).toEqual({
    crmId: id('006', 1),
    type: 'Opportunity',
    name: 'Renewal',
    url: `https://acme.my.salesforce.com/${id('006', 1)}`,
    deleted: false,
    mergedInto: null,
    withheld: null,
    currency: null,
    fields: {
      name: 'Renewal',
      accountCrmId: id('001', 1),
      amount: '99213206',
      closeDate: '2027-03-31',
      ownerCrmId: null,
      stage: 'Open',
      opportunityType: null,
    },
    staleFields: [],
    notes: [],
    systemModstamp: STAMP,
    mirroredAt: expect.any(String),
  });
  expect(await reader.get(TEAM, 'people', id('003', 1))).toMatchObject({
    staleFields: ['title'],
    fields: { title: 'CFO' },
  });
});

it('marks what is withheld: a stage is compared to the letter, and an empty one is none (S1)', async () => {
  expect((await reader.get(TEAM, 'opportunities', id('006', 2), RULE))!.withheld).toEqual({
    code: 'STAGE_NOT_ALIGNED',
    field: 'StageName',
    value: 'open',
  });
  expect((await reader.get(TEAM, 'opportunities', id('006', 3), RULE))!.withheld).toMatchObject({
    code: 'STAGE_NOT_ALIGNED',
    value: null,
  });
  expect(await names('opportunities')).toEqual(['Renewal', 'Odd', 'Empty']);
});

it('lists live records by part of a name, address, domain and account', async () => {
  expect(await names('accounts')).toEqual(['Acme', 'Pat Person', 'By its contacts']);
  expect(await names('accounts', { q: 'aCM' })).toEqual(['Acme']);
  expect(await names('accounts', { q: '%' })).toEqual([]);
  expect(await names('accounts', { domain: 'www.acme.co.uk' })).toEqual(['Acme']);
  expect(await names('accounts', { domain: 'globex.example' })).toEqual(['By its contacts']);
  expect(await names('accounts', { email: ' ana@GLOBEX.example' })).toEqual(['By its contacts']);
  expect(await names('accounts', { email: 'pat@home.example' })).toEqual(['Pat Person']);
  expect(await names('opportunities', { accountCrmId: id('001', 1).slice(0, 15) })).toEqual(['Renewal']);
  expect(await names('opportunities', { domain: 'acme.co.uk' })).toEqual(['Renewal']);
  expect(await names('opportunities', { email: 'bo@mail.acme.co.uk' })).toEqual(['Renewal']);
  expect(await names('people', { domain: 'acme.co.uk' })).toEqual(['Bo Li', 'Lea']);
  expect(await names('people', { domain: 'mail.acme.co.uk' })).toEqual(['Bo Li']);
  expect(await names('people', { email: 'lea@acme.co.uk' })).toEqual(['Lea']);
  expect(await names('people', { email: 'na' })).toEqual([]);
  expect(await names('people', { accountCrmId: id('001', 1), q: 'bo' })).toEqual(['Bo Li']);
});

it('leaves deleted records out of lists, and answers them by id with where they went', async () => {
  expect(await names('accounts', { includeDeleted: true })).toHaveLength(5);
  expect(await reader.get(TEAM, 'accounts', id('001', 2))).toMatchObject({ deleted: true, mergedInto: id('001', 1) });
  expect(await reader.get(TEAM, 'people', id('003', 3))).toMatchObject({ deleted: true, mergedInto: null });
});

it('lists a person account once, by its contact, and answers the same by its account id', async () => {
  expect(await names('people')).toEqual(['Bo Li', 'Ana', 'Pat Person', 'Lea']);
  const byContact = await reader.get(TEAM, 'people', id('003', 4));
  expect(byContact).toMatchObject({ type: 'Contact', crmId: id('003', 4) });
  expect(await reader.get(TEAM, 'people', id('001', 4))).toEqual(byContact);
  expect(await reader.get(TEAM, 'people', id('001', 1))).toBeUndefined();
});

it('pages through everything, one list over two objects', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = await reader.list(TEAM, 'people', { limit: 1, after });
    seen.push(...page.data.map(({ crmId }) => crmId));
    after = page.next;
  } while (after !== undefined);
  expect(seen).toEqual([id('003', 1), id('003', 2), id('003', 4), id('00Q', 1)]);
});

it('shows another team nothing', async () => {
  expect(await reader.get(newId(), 'accounts', id('001', 1))).toBeUndefined();
  expect((await reader.list(newId(), 'people', { limit: 9 })).data).toEqual([]);
});
