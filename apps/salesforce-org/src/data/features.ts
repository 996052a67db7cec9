import { field, picklist } from './fields.js';
import { pick } from './hash.js';
import { type Store } from './store.js';
import { FIRST_NAMES, LAST_NAMES } from './people-names.js';

/** Parts of Salesforce an org may or may not have switched on. */
export interface Features {
  /** Accounts that are people, each with its contact. */
  personAccounts: boolean;
  /** CurrencyIsoCode on every object with money, CurrencyType and DatedConversionRate. */
  multiCurrency: boolean;
  recordTypes: boolean;
  /** Opportunities may be private: only the owner and those who view all data see them. */
  privateOpportunities: boolean;
}

const DAY_MS = 86_400_000;
const CURRENCIES = ['USD', 'USD', 'USD', 'EUR', 'GBP'] as const;
/** Units per one US dollar, the corporate currency. */
const RATES = { USD: 1, EUR: 0.92, GBP: 0.79 } as const;

/** Adds the fields, objects and records of the features that are on. */
export function switchOn(store: Store, features: Features): void {
  if (features.multiCurrency) addCurrencies(store);
  if (features.recordTypes) addRecordTypes(store);
  if (features.privateOpportunities) store.table('Opportunity').columns.IsPrivate = (index) => index % 37 === 0;
  if (features.personAccounts) addPersonAccounts(store);
}

function addCurrencies(store: Store): void {
  const { world } = store;
  const values = picklist(['USD', 'EUR', 'GBP']);
  const code = (): ReturnType<typeof field> =>
    field('CurrencyIsoCode', 'picklist', {
      length: 3,
      label: 'Currency ISO Code',
      permissionable: false,
      restrictedPicklist: true,
      defaultedOnCreate: true,
      picklist: values,
    });
  for (const table of store.tables.values()) {
    if (!table.def.fields.some((one) => one.type === 'currency')) continue;
    table.def.fields.push(code());
    table.columns.CurrencyIsoCode = (index) => pick(CURRENCIES, world.hash(81, index));
  }
  store.table('User').def.fields.push(field('DefaultCurrencyIsoCode', 'picklist', { length: 3, picklist: values }));
  store.table('User').columns.DefaultCurrencyIsoCode = () => 'USD';
  for (const [IsoCode, ConversionRate] of Object.entries(RATES)) {
    store.seed('CurrencyType', {
      IsoCode,
      ConversionRate,
      DecimalPlaces: 2,
      IsActive: true,
      IsCorporate: IsoCode === 'USD',
    });
    seedDatedRates(store, IsoCode, ConversionRate);
  }
}

/** Half-yearly rates; the last one has no end. */
function seedDatedRates(store: Store, IsoCode: string, rate: number): void {
  const day = (n: number): string => new Date(store.world.anchor - n * DAY_MS).toISOString().slice(0, 10);
  const starts = [1460, 730, 365, 180];
  starts.forEach((start, n) => {
    const next = starts[n + 1];
    const drift = IsoCode === 'USD' ? 1 : 1 + (n - 2) * 0.04;
    store.seed('DatedConversionRate', {
      IsoCode,
      ConversionRate: Math.round(rate * drift * 1e6) / 1e6,
      StartDate: day(start),
      NextStartDate: next === undefined ? '9999-12-31' : day(next),
    });
  });
}

function addRecordTypes(store: Store): void {
  const names: Record<string, string[]> = {
    Account: ['Customer', 'Partner'],
    Opportunity: ['New Business', 'Renewal'],
    Lead: ['Inbound', 'Outbound'],
  };
  for (const [object, types] of Object.entries(names)) {
    const ids = types.map((Name) =>
      store.seed('RecordType', {
        Name,
        DeveloperName: Name.replaceAll(' ', '_'),
        SobjectType: object,
        IsActive: true,
        Description: null,
      }),
    );
    const table = store.table(object);
    table.def.fields.push(
      field('RecordTypeId', 'reference', {
        referenceTo: ['RecordType'],
        label: 'Record Type ID',
        permissionable: false,
      }),
    );
    table.columns.RecordTypeId = (index) => ids[index % ids.length] ?? null;
  }
}

const PERSON_ACCOUNTS = 25;

/** Switched on in an org that has records: these have the new fields, and no stamp moves. */
export function switchOnLater(store: Store, feature: 'multiCurrency' | 'personAccounts'): void {
  if (feature === 'multiCurrency') addCurrencies(store);
  else addPersonFields(store);
}

function addPersonFields(store: Store): void {
  const [accounts, contacts] = [store.table('Account'), store.table('Contact')];
  const flag = { createable: false, updateable: false, permissionable: false };
  accounts.def.fields.push(
    field('IsPersonAccount', 'boolean', flag),
    field('FirstName', 'string', { length: 40, permissionable: false }),
    field('LastName', 'string', { length: 80, permissionable: false }),
    field('PersonContactId', 'reference', { ...flag, referenceTo: ['Contact'] }),
    field('PersonEmail', 'email'),
    field('PersonTitle', 'string', { length: 80 }),
    field('Nickname__pc', 'string', { length: 80 }),
  );
  contacts.def.fields.push(field('IsPersonAccount', 'boolean', flag), field('Nickname__c', 'string', { length: 80 }));
  for (const table of [accounts, contacts]) table.columns.IsPersonAccount = () => false;
}

function addPersonAccounts(store: Store): void {
  addPersonFields(store);
  const { world } = store;
  const contacts = store.table('Contact');
  for (let n = 0; n < PERSON_ACCOUNTS; n += 1) {
    const FirstName = pick(FIRST_NAMES, world.hash(82, n));
    const LastName = pick(LAST_NAMES, world.hash(83, n));
    const Name = `${FirstName} ${LastName}`;
    const Email = `person${String(n)}@gmail.com`;
    const owner = world.ids.User.encode(n % world.sizes.User);
    const contactId = contacts.codec.encode(contacts.next);
    const person = { IsPersonAccount: true, FirstName, LastName, Name, OwnerId: owner };
    const accountId = store.seed('Account', {
      ...person,
      PersonContactId: contactId,
      PersonEmail: Email,
      Website: null,
    });
    store.seed('Contact', { ...person, AccountId: accountId, Email });
  }
}

/** What an amount of a record is to be divided by to give US dollars: the dated rate of an opportunity's close date. */
export function rateOf(store: Store, object: string, read: (key: string) => unknown): number {
  const code = read('CurrencyIsoCode');
  const search = (table: string, fits: (value: (key: string) => unknown) => boolean): number | undefined => {
    const rates = store.table(table);
    for (let index = 0; index < rates.size; index += 1) {
      const value = (key: string): unknown => rates.value(index, key);
      if (value('IsoCode') === code && fits(value)) return Number(value('ConversionRate'));
    }
    return undefined;
  };
  const date = read('CloseDate');
  const dated =
    object === 'Opportunity' && typeof date === 'string'
      ? search(
          'DatedConversionRate',
          (value) => String(value('StartDate')) <= date && date < String(value('NextStartDate')),
        )
      : undefined;
  return dated ?? search('CurrencyType', () => true) ?? 1;
}
