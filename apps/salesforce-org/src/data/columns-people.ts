import {
  companyCountry,
  companyDomain,
  companyName,
  companyParent,
  emailOf,
  placeOf,
  websiteOf,
  type Place,
} from './company.js';
import { dayText } from './format.js';
import { type Columns } from './column.js';
import { pick } from './hash.js';
import { FIRST_NAMES, LAST_NAMES } from './people-names.js';
import { DEPARTMENTS, INDUSTRIES, SOURCES, TITLES } from './words.js';
import { type World } from './world.js';

const DAY_MS = 86_400_000;

function phone(world: World, salt: number, index: number): string | null {
  const h = world.hash(salt, index);
  return h % 6 === 0 ? null : `(${String(201 + (h % 700))}) 555-${String(1000 + ((h >>> 10) % 9000))}`;
}

function addressColumns(prefix: string, place: (index: number) => Place): Columns {
  return {
    [`${prefix}Street`]: (i) => place(i).street,
    [`${prefix}City`]: (i) => place(i).city,
    [`${prefix}State`]: (i) => place(i).state,
    [`${prefix}PostalCode`]: (i) => place(i).postalCode,
    [`${prefix}Country`]: (i) => place(i).country,
  };
}

export function accountColumns(world: World): Columns {
  const revenue = (i: number): number => Math.round(10 ** (5 + world.unit(21, i) * 5) / 1000) * 1000;
  return {
    Name: (i) => companyName(world, i),
    Type: (i) => pick(['Prospect', 'Customer - Direct', 'Customer - Channel', null], world.hash(22, i)),
    ParentId: (i) => {
      const parent = companyParent(world, i);
      return parent < 0 ? null : world.ids.Account.encode(parent);
    },
    ...addressColumns('Billing', (i) => placeOf(world, 23, i, companyCountry(world, i))),
    Phone: (i) => phone(world, 24, i),
    AccountNumber: (i) => (i % 4 === 0 ? `CD${String(100_000 + (world.hash(25, i) % 899_999))}` : null),
    Website: (i) => websiteOf(world, i),
    PhotoUrl: (i) => `/services/images/photo/${world.ids.Account.encode(i)}`,
    Industry: (i) => pick(INDUSTRIES, world.hash(26, i)),
    AnnualRevenue: (i) => (world.hash(27, i) % 5 === 0 ? null : revenue(i)),
    NumberOfEmployees: (i) => (world.hash(28, i) % 5 === 0 ? null : Math.ceil(revenue(i) / 180_000)),
    Rating: (i) => pick(['Hot', 'Warm', 'Cold', null], world.hash(29, i)),
    Description: (i) => (i % 9 === 0 ? `Key account.\nSays "call after ten", pays on time.` : null),
    OwnerId: (i) => world.ids.User.encode(world.hash(30, i) % world.sizes.User),
    AccountSource: (i) => pick(SOURCES, world.hash(33, i)),
    LastActivityDate: (i) => (i % 3 === 0 ? dayText(Math.floor((world.anchor - (i % 200) * DAY_MS) / DAY_MS)) : null),
    Tier__c: (i) => pick(['A', 'B', 'C', 'C'], world.hash(34, i)),
    Health_Score__c: (i) => Math.round(world.unit(35, i) * 1_000_000) / 10_000,
    Contracted_ARR__c: (i) => (i % 3 === 0 ? null : Math.round(world.unit(36, i) * 40_000_000) / 100),
    Customer_Since__c: (i) => (i % 2 === 0 ? dayText(Math.floor(world.anchor / DAY_MS) - 300 - (i % 2500)) : null),
    Is_Strategic__c: (i) => world.hash(37, i) % 12 === 0,
    Billing_Account__c: (i) => (i % 15 === 0 ? world.ids.Account.encode(i % world.sizes.Account) : null),
  };
}

function personColumns(world: World, salt: number, domain: (index: number) => string | null): Columns {
  const first = (i: number): string => pick(FIRST_NAMES, world.hash(salt, i));
  const last = (i: number): string => pick(LAST_NAMES, world.hash(salt + 1, i));
  return {
    FirstName: first,
    LastName: last,
    Salutation: (i) => pick(['Mr.', 'Ms.', 'Dr.', null, null], world.hash(salt + 2, i)),
    Name: (i) => `${first(i)} ${last(i)}`,
    Title: (i) => pick(TITLES, world.hash(salt + 3, i)),
    Phone: (i) => phone(world, salt + 4, i),
    MobilePhone: (i) => phone(world, salt + 5, i),
    Email: (i) => emailOf(world, salt + 6, i, { first: first(i), last: last(i), domain: domain(i) }),
    LeadSource: (i) => pick(SOURCES, world.hash(salt + 7, i)),
    OwnerId: (i) => world.ids.User.encode(world.hash(salt + 8, i) % world.sizes.User),
  };
}

export function contactColumns(world: World): Columns {
  const account = (i: number): number => world.accountOfContact(i);
  const domain = (i: number): string | null => (account(i) < 0 ? null : companyDomain(world, account(i)));
  return {
    ...personColumns(world, 100, domain),
    AccountId: (i) => (account(i) < 0 ? null : world.ids.Account.encode(account(i))),
    ...addressColumns('Mailing', (i) =>
      placeOf(world, 111, i, account(i) < 0 ? 'United States' : companyCountry(world, account(i))),
    ),
    Department: (i) => pick(DEPARTMENTS, world.hash(112, i)),
    Description: (i) => (i % 40 === 3 ? '#N/A' : null),
    Birthdate: (i) => (i % 8 === 0 ? dayText(-3000 + (world.hash(113, i) % 14_000)) : null),
    IsEmailBounced: () => false,
    LinkedIn__c: (i) => (i % 5 === 0 ? `https://www.linkedin.com/in/p${String(world.hash(114, i))}` : null),
  };
}

export function leadColumns(world: World): Columns {
  // Leads come from companies beyond the accounts, and now and then from one that is an account already.
  const company = (i: number): number => (i % 6 === 0 ? i % world.sizes.Account : world.sizes.Account + i);
  const converted = (i: number): boolean => world.hash(121, i) % 12 === 0 && world.sizes.Opportunity > 0;
  const target = (i: number): number => world.hash(122, i) % world.sizes.Contact;
  return {
    ...personColumns(world, 130, (i) => companyDomain(world, company(i))),
    Company: (i) => companyName(world, company(i)),
    Website: (i) => websiteOf(world, company(i)),
    ...addressColumns('', (i) => placeOf(world, 123, i, companyCountry(world, company(i)))),
    Status: (i) =>
      converted(i)
        ? 'Closed - Converted'
        : pick(['Open - Not Contacted', 'Working - Contacted', 'Closed - Not Converted'], world.hash(124, i)),
    Industry: (i) => pick(INDUSTRIES, world.hash(125, i)),
    Rating: (i) => pick(['Hot', 'Warm', 'Cold', null], world.hash(126, i)),
    AnnualRevenue: (i) => (i % 3 === 0 ? null : (1 + (world.hash(127, i) % 900)) * 50_000),
    NumberOfEmployees: (i) => (i % 3 === 0 ? null : 1 + (world.hash(128, i) % 5000)),
    IsConverted: converted,
    ConvertedDate: (i) => (converted(i) ? dayText(Math.floor(world.stampOf('Lead', i) / DAY_MS)) : null),
    ConvertedContactId: (i) => (converted(i) ? world.ids.Contact.encode(target(i)) : null),
    ConvertedAccountId: (i) => {
      const account = converted(i) ? world.accountOfContact(target(i)) : -1;
      return account < 0 ? null : world.ids.Account.encode(account);
    },
    ConvertedOpportunityId: (i) =>
      converted(i) && i % 2 === 0 ? world.ids.Opportunity.encode(world.hash(129, i) % world.sizes.Opportunity) : null,
    IsUnreadByOwner: (i) => i % 7 === 0,
    Product_Interest__c: (i) =>
      pick(['Analytics', 'Coaching;Recording', 'Analytics;Forecasting;Recording', null], world.hash(120, i)),
  };
}
