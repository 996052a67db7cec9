/** The objects whose fields an admin maps, as Salesforce spells them. */
export const MAPPED_OBJECTS = ['Opportunity', 'Account', 'Contact', 'Lead'] as const;

/** One of the mapped objects. */
export type MappedObject = (typeof MAPPED_OBJECTS)[number];

/** What a target holds, which decides the CRM types that fit it. */
export type TargetKind = 'account' | 'user' | 'money' | 'date' | 'date_or_time' | 'stage' | 'text';

/** One of our fields. */
export interface Target {
  /** Its name in the API; its column in the mirror is the same in snake_case. */
  readonly target: string;
  /** What a person calls it. */
  readonly label: string;
  /** Required means mapped, not filled (S1). */
  readonly required: boolean;
  /** The standard CRM field that feeds it unless the admin chooses another. */
  readonly defaultSource: string;
  readonly kind: TargetKind;
}

type Row = readonly [target: string, label: string, defaultSource: string, kind: TargetKind];

function targets(required: readonly Row[], optional: readonly Row[]): readonly Target[] {
  const of =
    (isRequired: boolean) =>
    ([target, label, defaultSource, kind]: Row): Target => ({
      target,
      label,
      required: isRequired,
      defaultSource,
      kind,
    });
  return [...required.map(of(true)), ...optional.map(of(false))];
}

const owner: Row = ['ownerCrmId', 'Owner CRM Id', 'OwnerId', 'user'];
const account: Row = ['accountCrmId', 'Account CRM Id', 'AccountId', 'account'];
const lastActivity: Row = ['lastActivityDate', 'Last Activity', 'LastActivityDate', 'date_or_time'];
const title: Row = ['title', 'Title', 'Title', 'text'];
const phone: Row = ['phone', 'Phone', 'Phone', 'text'];

/** Our fields per object, required ones first, with the defaults of F2. */
export const TARGETS: Readonly<Record<MappedObject, readonly Target[]>> = {
  Opportunity: targets(
    [
      account,
      ['amount', 'Amount', 'Amount', 'money'],
      ['closeDate', 'Close Date', 'CloseDate', 'date'],
      ['name', 'Name', 'Name', 'text'],
      owner,
      ['stage', 'Stage', 'StageName', 'stage'],
    ],
    [['opportunityType', 'Opportunity Type', 'Type', 'text']],
  ),
  Account: targets(
    [['name', 'Account Name', 'Name', 'text']],
    [
      ['website', 'Website', 'Website', 'text'],
      owner,
      ['parentCrmId', 'Parent Account CRM Id', 'ParentId', 'account'],
      ['accountType', 'Account Type', 'Type', 'text'],
      lastActivity,
    ],
  ),
  Contact: targets(
    [['name', 'Name', 'Name', 'text'], ['email', 'Email', 'Email', 'text'], account],
    [owner, title, phone, lastActivity],
  ),
  Lead: targets(
    [
      ['name', 'Name', 'Name', 'text'],
      ['email', 'Email', 'Email', 'text'],
    ],
    [['company', 'Company', 'Company', 'text'], owner, title, phone],
  ),
};

/** The mapped object of that name in any case, or undefined. */
export function mappedObject(name: string): MappedObject | undefined {
  return MAPPED_OBJECTS.find((object) => object.toLowerCase() === name.toLowerCase());
}

/** Every target fed by its standard field. */
export function defaultSources(object: MappedObject): Record<string, string> {
  return Object.fromEntries(TARGETS[object].map(({ target, defaultSource }) => [target, defaultSource]));
}
