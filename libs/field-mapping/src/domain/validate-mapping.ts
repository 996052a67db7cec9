import { type Checked, checked, type Fault, given, isMembers, unknownMembers } from './checked.js';
import { type CrmFieldFacts, findField } from './crm-field.js';
import { fits, whatFits, whatItIs } from './fits.js';
import { type MappedObject, type Target, TARGETS } from './targets.js';

/** Target to CRM field. A target that is not in it is fed by nothing. */
export type Sources = Readonly<Record<string, string>>;

/** Why a source cannot feed a target, as a sentence; undefined when it can. */
export function sourceFault(
  object: MappedObject,
  target: Target,
  source: string,
  crmFields: readonly CrmFieldFacts[],
): string | undefined {
  const field = findField(crmFields, source);
  if (field === undefined) return `The connected Salesforce user can see no field ${source} of ${object}.`;
  if (fits(target.kind, field)) return undefined;
  return `${field.name} is ${whatItIs(field)}; ${target.target} takes ${whatFits(target.kind)}.`;
}

function targetFault(
  object: MappedObject,
  target: Target,
  source: string | undefined,
  crmFields: readonly CrmFieldFacts[],
): string | undefined {
  if (source !== undefined) return sourceFault(object, target, source, crmFields);
  return target.required ? `${target.label} is required: name the CRM field that feeds it.` : undefined;
}

/** Every fault of a whole map: required targets without a source, unknown targets, sources that are not visible or do not fit. */
export function validateMapping(object: MappedObject, fields: Sources, crmFields: readonly CrmFieldFacts[]): Fault[] {
  const targets = TARGETS[object];
  const known = targets.map(({ target }) => target);
  return [
    ...unknownMembers(fields, known, 'fields'),
    ...targets.flatMap((target) => {
      const source = Object.hasOwn(fields, target.target) ? fields[target.target] : undefined;
      const message = targetFault(object, target, source, crmFields);
      return message === undefined ? [] : [{ path: `fields.${target.target}`, message }];
    }),
  ];
}

function readSources(fields: Record<string, unknown>): { sources: Sources; faults: Fault[] } {
  // What GET answers for an unmapped target, null, may be sent back.
  const named = Object.entries(fields).filter(([, source]) => source !== null);
  const isSource = (entry: [string, unknown]): entry is [string, string] =>
    typeof entry[1] === 'string' && entry[1] !== '';
  return {
    sources: Object.fromEntries(named.filter(isSource)),
    faults: named
      .filter((entry) => !isSource(entry))
      .map(([target, source]) => ({
        path: `fields.${target}`,
        message: `A source is the name of a CRM field, or null for none; ${given(source)}.`,
      })),
  };
}

/** The map of a `PUT` body, checked against what the connected user sees; sources are spelled as Salesforce spells them. */
export function readMapping(
  object: MappedObject,
  body: unknown,
  crmFields: readonly CrmFieldFacts[],
): Checked<Sources> {
  if (!isMembers(body)) return { ok: false, faults: [{ path: '', message: 'The body is an object with `fields`.' }] };
  const stray = unknownMembers(body, ['fields'], '');
  if (!isMembers(body.fields)) {
    const message = `The whole map is needed: an object of target to CRM field; ${given(body.fields)}.`;
    return { ok: false, faults: [...stray, { path: 'fields', message }] };
  }
  const { sources, faults } = readSources(body.fields);
  const broken = new Set(faults.map(({ path }) => path));
  const against = validateMapping(object, sources, crmFields).filter(({ path }) => !broken.has(path));
  const spelled = Object.entries(sources).map(([target, source]) => [
    target,
    findField(crmFields, source)?.name ?? source,
  ]);
  return checked(Object.fromEntries(spelled) as Sources, [...stray, ...faults, ...against]);
}
