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
