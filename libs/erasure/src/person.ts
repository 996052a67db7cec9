import { baseOf, crmId18, parseAddress } from '#identifiers';
import type { ErasedPerson } from '#linking';
import { personTraces, type PersonTrace } from '#mirror';
import { AppError, type Db } from '#platform';

/** Who is to be erased: by one of the two. */
export interface PersonToErase {
  readonly email?: string | undefined;
  readonly crmId?: string | undefined;
}

/** Everything of the person that the mirror knows. */
export interface KnownPerson {
  readonly person: ErasedPerson;
  readonly records: readonly PersonTrace[];
  readonly isStillInSalesforce: boolean;
}

/** An address, or the id of a Contact, Lead or person account, as it was typed. INVALID_INPUT. */
export function readPerson(text: string): PersonToErase {
  if (parseAddress(text) !== undefined) return { email: text };
  if (/^[a-z0-9]{15}(?:[a-z0-9]{3})?$/i.test(text)) return { crmId: crmId18(text) ?? text };
  throw new AppError('INVALID_INPUT', 'A person is named by an e-mail address or a CRM id.');
}

/** The first three characters of the ids of Contacts, Leads and Accounts, in any org. */
const PERSON_PREFIXES = ['003', '00Q', '001'];

/**
 * UNPROCESSABLE for an id that is no person's: an erasure cannot be undone, and what it takes for a name would go everywhere
 * (E2: a person is a Contact, a Lead or a person account).
 */
export async function assertPerson(db: Db, teamId: string, { crmId }: PersonToErase): Promise<void> {
  if (crmId === undefined) return;
  const mayBe = PERSON_PREFIXES.some((prefix) => crmId.startsWith(prefix));
  if (mayBe && !(await personTraces.isCompany(db, teamId, crmId))) return;
  const message = `${crmId} is no Contact, Lead or person account; only a person can be erased.`;
  throw new AppError('UNPROCESSABLE', message, { errors: [{ path: 'crmId', message }] });
}

async function tracesOf(db: Db, teamId: string, { email, crmId }: PersonToErase): Promise<PersonTrace[]> {
  if (crmId !== undefined) return personTraces.byId(db, teamId, crmId);
  const address = parseAddress(email);
  return address === undefined ? [] : personTraces.byAddress(db, teamId, baseOf(address));
}

/** A name that nobody else bears, and that is no word of a sentence. */
async function ownNames(db: Db, teamId: string, records: readonly PersonTrace[]): Promise<string[]> {
  const names = [...new Set(records.map(({ name }) => name?.trim() ?? ''))].filter((name) => /\S\s+\S/.test(name));
  const ids = records.map(({ crmId }) => crmId);
  const keys = names.map((name) => name.toLowerCase());
  const shared = await personTraces.sharedNames(db, teamId, keys, ids);
  return names.filter((name) => !shared.has(name.toLowerCase()));
}

/** Finds the person in the mirror. One who is not in it is known by what was asked for alone. */
export async function findPerson(db: Db, teamId: string, asked: PersonToErase): Promise<KnownPerson> {
  const records = await tracesOf(db, teamId, asked);
  const emails = asked.email === undefined ? records.map(({ email }) => email) : [asked.email];
  const addresses = emails.map((email) => parseAddress(email)).filter((address) => address !== undefined);
  const crmIds = new Set(records.map(({ crmId }) => crmId));
  if (asked.crmId !== undefined) crmIds.add(asked.crmId);
  return {
    person: {
      addresses: [...new Set(addresses.map(baseOf))],
      crmIds,
      names: await ownNames(db, teamId, records),
      phones: [...new Set(records.map(({ phone }) => phone).filter((phone) => phone !== null))],
    },
    records,
    isStillInSalesforce: records.some(({ isDeleted }) => !isDeleted),
  };
}
