import { companyName, plainName } from './company.js';
import { dayText } from './format.js';
import { type Columns } from './column.js';
import { pick } from './hash.js';
import { FIRST_NAMES, LAST_NAMES } from './people-names.js';
import { DEPARTMENTS, PRODUCTS, ROLES, SOURCES, STAGES, TYPES } from './words.js';
import { type World } from './world.js';

const DAY_MS = 86_400_000;
/** Of 20 opportunities: how many stand in each of the ten stages. */
const STAGE_SPREAD = [0, 0, 1, 2, 2, 3, 4, 5, 6, 6, 7, 8, 8, 8, 8, 8, 8, 9, 9, 9];

function stageAt(world: World, index: number): (typeof STAGES)[number] {
  return STAGES[STAGE_SPREAD[world.hash(43, index) % STAGE_SPREAD.length] ?? 0] ?? STAGES[0];
}

/** Days since 1970. Closed ones lie up to two years back; open ones from a month overdue to half a year ahead. */
function closeDay(world: World, index: number): number {
  const today = Math.floor(world.anchor / DAY_MS);
  return stageAt(world, index).isClosed
    ? today - (world.hash(44, index) % 730)
    : today - 30 + (world.hash(44, index) % 210);
}

function amount(world: World, index: number): number | null {
  if (world.hash(45, index) % 20 === 0) return null;
  const value = 10 ** (3 + world.unit(46, index) * 3) * (world.hash(47, index) % 400 === 0 ? 40 : 1);
  return world.hash(48, index) % 4 === 0 ? Math.round(value * 100) / 100 : Math.round(value / 100) * 100;
}

type FiscalPeriod = readonly [year: number, quarter: number];
const fiscalPeriods = new Map<number, FiscalPeriod>();

function fiscalOf(day: number): FiscalPeriod {
  let period = fiscalPeriods.get(day);
  if (!period) {
    const date = new Date(day * DAY_MS);
    period = [date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) + 1];
    fiscalPeriods.set(day, period);
  }
  return period;
}

export function opportunityColumns(world: World): Columns {
  const account = (i: number): number => world.accountOfOpportunity(i);
  const stamp = (i: number): number => world.stampOf('Opportunity', i);
  const fiscal = (i: number): FiscalPeriod => fiscalOf(closeDay(world, i));
  return {
    AccountId: (i) => (account(i) < 0 ? null : world.ids.Account.encode(account(i))),
    IsPrivate: () => false,
    Name: (i) => {
      const [year, quarter] = fiscal(i);
      const company = account(i) < 0 ? 'Unassigned' : companyName(world, account(i));
      return `${company} - ${pick(PRODUCTS, world.hash(49, i))} Q${String(quarter)}/${String(year % 100)}`.slice(
        0,
        120,
      );
    },
    Description: (i) => (i % 30 === 0 ? 'Wants a quote, "all in", by Friday.\nSee notes.' : null),
    StageName: (i) => stageAt(world, i).label,
    Amount: (i) => amount(world, i),
    Probability: (i) => stageAt(world, i).probability,
    ExpectedRevenue: (i) => {
      const value = amount(world, i);
      return value === null ? null : Math.round(value * stageAt(world, i).probability) / 100;
    },
    TotalOpportunityQuantity: (i) => (i % 3 === 0 ? 1 + (world.hash(50, i) % 500) : null),
    CloseDate: (i) => dayText(closeDay(world, i)),
    Type: (i) => (world.hash(51, i) % 8 === 0 ? null : pick(TYPES, world.hash(52, i))),
    NextStep: (i) => (i % 5 === 0 ? 'Send proposal' : null),
    LeadSource: (i) => pick(SOURCES, world.hash(53, i)),
    IsClosed: (i) => stageAt(world, i).isClosed,
    IsWon: (i) => stageAt(world, i).isWon,
    ForecastCategory: (i) => stageAt(world, i).forecast,
    ForecastCategoryName: (i) => stageAt(world, i).forecast,
    HasOpportunityLineItem: () => false,
    OwnerId: (i) => world.ids.User.encode(world.hash(54, i) % world.sizes.User),
    LastStageChangeDate: (i) => (i % 4 === 0 ? null : stamp(i) - (i % 20) * DAY_MS),
    FiscalQuarter: (i) => fiscal(i)[1],
    FiscalYear: (i) => fiscal(i)[0],
    Fiscal: (i) => `${String(fiscal(i)[0])} ${String(fiscal(i)[1])}`,
    ContactId: (i) => {
      const contact = i < world.sizes.OpportunityContactRole ? contactOfRole(world, i) : -1;
      return contact < 0 ? null : world.ids.Contact.encode(contact);
    },
    ARR__c: (i) => (i % 6 === 0 ? null : Math.round(world.unit(55, i) * 30_000_000) / 100),
    Deal_Score__c: (i) => Math.round(world.unit(56, i) * 1_000_000) / 10_000,
    Competitor__c: (i) => pick(['Acme Calls', 'Talkwise', 'Voxly, Inc.', null, null], world.hash(57, i)),
    Sales_Motion__c: (i) => pick(['Inbound', 'Outbound', 'Partner', 'Expansion'], world.hash(58, i)),
    Signed_On__c: (i) => (stageAt(world, i).isWon ? dayText(closeDay(world, i)) : null),
    External_Ref__c: (i) => `DEAL-${String(100_000 + i)}`,
    Deal_Notes__c: (i) => (i % 50 === 0 ? 'Budget approved.\nLegal: "standard terms".' : null),
    Partner_Account__c: (i) =>
      i % 10 === 0 ? world.ids.Account.encode(world.hash(59, i) % world.sizes.Account) : null,
  };
}

/** Opportunity n has role n as its primary one: a contact of its account, else of nobody in particular. */
function contactOfRole(world: World, index: number): number {
  const found = world.contactOfAccount(world.accountOfOpportunity(index), world.hash(61, index));
  return found < 0 ? world.hash(62, index) % world.sizes.Contact : found;
}

export function contactRoleColumns(world: World): Columns {
  return {
    OpportunityId: (i) => world.ids.Opportunity.encode(i),
    ContactId: (i) => world.ids.Contact.encode(contactOfRole(world, i)),
    Role: (i) => (world.hash(63, i) % 5 === 0 ? null : pick(ROLES, world.hash(64, i))),
    IsPrimary: () => true,
  };
}

/** User 0 is the administrator, user 1 the integration user; every ninth seller has left the company. */
export function userColumns(world: World): Columns {
  const first = (i: number): string =>
    i === 0 ? 'Admin' : i === 1 ? 'Integration' : pick(FIRST_NAMES, world.hash(71, i));
  const last = (i: number): string => (i < 2 ? 'User' : pick(LAST_NAMES, world.hash(72, i)));
  const address = (i: number): string =>
    i === 0
      ? 'admin@ours.example'
      : i === 1
        ? 'integration@ours.example'
        : `${plainName(first(i))}.${plainName(last(i))}@ours.example`;
  const username = (i: number): string => (i < 2 ? address(i) : address(i).replace('@', `.${String(i)}@`));
  return {
    Username: username,
    FirstName: first,
    LastName: last,
    Name: (i) => `${first(i)} ${last(i)}`,
    Email: address,
    Alias: (i) => (plainName(first(i)).charAt(0) + plainName(last(i))).slice(0, 8),
    Title: (i) =>
      i < 2
        ? null
        : pick(['Account Executive', 'Sales Director', 'SDR', 'Customer Success Manager'], world.hash(73, i)),
    Department: (i) => (i < 2 ? null : pick(DEPARTMENTS, world.hash(74, i))),
    IsActive: (i) => i < 2 || i % 9 !== 5,
    UserType: () => 'Standard',
    TimeZoneSidKey: () => 'America/Los_Angeles',
    LocaleSidKey: () => 'en_US',
    ProfileId: (i) => world.profileId(Math.min(i, 2)),
    ManagerId: (i) => (i < 3 ? null : world.ids.User.encode(2)),
  };
}
