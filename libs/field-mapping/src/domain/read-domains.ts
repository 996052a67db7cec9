import { crmId18, freeMailList, isSharedHost, parseAddress, readHost, type Steps, type TeamHosts } from '#identifiers';
import { type Fault, given, isMembers, unknownMembers } from './checked.js';
import { type DomainAlias, type HostChanges } from './settings.js';

/** Entries of one list; more is a mistake of a script. */
const LONGEST_LIST = 10_000;

/** An entry read: its normal form, or what is wrong with it. */
type Read = { readonly is: string } | { readonly fault: string };

/** Where faults go while a list is read. */
interface At {
  readonly path: string;
  readonly faults: Fault[];
}

function entriesOf(value: unknown, { path, faults }: At): readonly unknown[] {
  if (Array.isArray(value) && value.length <= LONGEST_LIST) return value;
  const told = Array.isArray(value) ? `${value.length} were given` : given(value);
  faults.push({ path, message: `A list of at most ${LONGEST_LIST} entries is expected; ${told}.` });
  return [];
}

/** Every entry in its normal form, each once, in the order given. */
function* readTexts(value: unknown, at: At, read: (text: string) => Read): Steps<string[]> {
  const texts = new Set<string>();
  for (const [index, entry] of entriesOf(value, at).entries()) {
    const result = typeof entry === 'string' ? read(entry) : { fault: `A text is expected; ${given(entry)}.` };
    if ('is' in result) texts.add(result.is);
    else at.faults.push({ path: `${at.path}[${index}]`, message: result.fault });
    yield;
  }
  return [...texts];
}

function readDomain(text: string): Read {
  const host = readHost(text);
  if (host === undefined) return { fault: 'A domain such as acme.com is expected.' };
  if (host.isSuffix) return { fault: `${host.host} is a public suffix: it belongs to nobody alone.` };
  return { is: host.host };
}

/** Somebody's address, in its normal form: one on an IP address or a bare suffix is nobody's. */
function readSingle(text: string, fault: string): Read {
  const address = parseAddress(text);
  return address === undefined || readHost(address.host)?.isSuffix !== false ? { fault } : { is: address.text };
}

function readInternal(text: string, freeMail: TeamHosts, shared: TeamHosts): Read {
  if (text.includes('@')) return readSingle(text, 'A domain or an e-mail address is expected.');
  const domain = readDomain(text);
  if ('fault' in domain) return domain;
  const list = freeMailList(domain.is, freeMail);
  if (list !== undefined) {
    const fault = `${domain.is} is a free-mail domain by ${list}: everybody there would be one of us. Name single addresses.`;
    return { fault };
  }
  // The team's own `x.onmicrosoft.com` is below a shared host, and theirs.
  const isShared = shared.add.has(domain.is) || (isSharedHost(domain.is) && !shared.remove.has(domain.is));
  return isShared ? { fault: `${domain.is} is shared by many organisations.` } : domain;
}

function readExcluded(text: string): Read {
  if (text.includes('@')) return readSingle(text, 'An address, a host or *.host is expected.');
  const trimmed = text.trim();
  if (!trimmed.startsWith('*.')) return readDomain(trimmed);
  // Everything under a suffix may well be meant, as in *.gov.
  const host = readHost(trimmed.slice(2));
  return host === undefined ? { fault: 'An address, a host or *.host is expected.' } : { is: `*.${host.host}` };
}

/** The team's word on the lists that an internal domain must not be on. */
export interface InternalLists {
  readonly freeMail: HostChanges;
  readonly shared: HostChanges;
}

function teamHosts({ add, remove }: HostChanges): TeamHosts {
  return { add: new Set(add), remove: new Set(remove) };
}

/** Internal domains and addresses (W1), normalised. A free-mail domain is refused, naming the list that says so. */
export function readInternalDomains(value: unknown, at: At, lists: InternalLists): Steps<string[]> {
  const [freeMail, shared] = [teamHosts(lists.freeMail), teamHosts(lists.shared)];
  return readTexts(value, at, (text) => readInternal(text, freeMail, shared));
}

/** The privacy list, normalised: an address, `x.com` for that host, `*.x.com` for its subdomains. */
export function readExcludedParticipants(value: unknown, at: At): Steps<string[]> {
  return readTexts(value, at, readExcluded);
}

/** Domains the team adds to or removes from free mail, normalised. */
export function readDomains(value: unknown, at: At): Steps<string[]> {
  return readTexts(value, at, readDomain);
}

function readAlias(entry: unknown, { path, faults }: At): DomainAlias | undefined {
  if (!isMembers(entry)) {
    faults.push({ path, message: `An alias is an object with \`domain\` and \`accountCrmId\`; ${given(entry)}.` });
    return undefined;
  }
  faults.push(...unknownMembers(entry, ['domain', 'accountCrmId'], path));
  const domain =
    typeof entry.domain === 'string'
      ? readDomain(entry.domain)
      : { fault: `A domain is expected; ${given(entry.domain)}.` };
  const accountCrmId = typeof entry.accountCrmId === 'string' ? crmId18(entry.accountCrmId.trim()) : undefined;
  if ('fault' in domain) faults.push({ path: `${path}.domain`, message: domain.fault });
  if (accountCrmId?.startsWith('001') !== true) {
    faults.push({
      path: `${path}.accountCrmId`,
      message: `The CRM id of an Account is expected: 001…, 15 or 18 characters; ${given(entry.accountCrmId)}.`,
    });
    return undefined;
  }
  return 'is' in domain ? { domain: domain.is, accountCrmId } : undefined;
}

/** Domain aliases with 18-character ids. The same one twice counts once; one domain for two Accounts is a fault. */
export function* readDomainAliases(value: unknown, at: At): Steps<DomainAlias[]> {
  const accounts = new Map<string, string>();
  for (const [index, entry] of entriesOf(value, at).entries()) {
    yield;
    const path = `${at.path}[${index}]`;
    const alias = readAlias(entry, { path, faults: at.faults });
    if (alias === undefined) continue;
    const earlier = accounts.get(alias.domain);
    if (earlier !== undefined && earlier !== alias.accountCrmId) {
      at.faults.push({ path: `${path}.domain`, message: `${alias.domain} already leads to ${earlier}.` });
    }
    accounts.set(alias.domain, earlier ?? alias.accountCrmId);
  }
  return [...accounts].map(([domain, accountCrmId]) => ({ domain, accountCrmId }));
}
