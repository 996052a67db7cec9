import { type CrmFieldFacts, findField } from './crm-field.js';
import { fits } from './fits.js';
import { type MappedObject, type Target, TARGETS } from './targets.js';
import { type Sources } from './validate-mapping.js';

/** Letters and digits alone, without a namespace, `__c` or the "CRM Id" that only we say. */
function bare(text: string): string {
  return text
    .replace(/__c$/i, '')
    .replace(/^[a-z0-9]+__/i, '')
    .replace(/ crm id$/i, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** 2 the same words, 1 among other words, 0 not at all. */
function likeness(target: Target, field: CrmFieldFacts): number {
  const wanted = bare(target.label);
  const found = [bare(field.label), bare(field.name)];
  if (found.includes(wanted)) return 2;
  return found.some((text) => text.includes(wanted)) ? 1 : 0;
}

function propose(target: Target, crmFields: readonly CrmFieldFacts[]): string | undefined {
  const standard = findField(crmFields, target.defaultSource);
  if (standard !== undefined && fits(target.kind, standard)) return standard.name;
  const ranked = crmFields
    .filter((field) => field.custom && fits(target.kind, field))
    .map((field) => ({ field, score: likeness(target, field) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score || a.field.label.length - b.field.label.length || (a.field.name < b.field.name ? -1 : 1),
    );
  return ranked[0]?.field.name;
}

/** For each target the standard field where it is visible and fits, else the custom field whose label is most like it. */
export function proposeSources(object: MappedObject, crmFields: readonly CrmFieldFacts[]): Sources {
  return Object.fromEntries(
    TARGETS[object].flatMap((target) => {
      const source = propose(target, crmFields);
      return source === undefined ? [] : [[target.target, source]];
    }),
  );
}

/** The standard fields of this object that the connected user may not see (F1). */
export function hiddenDefaults(object: MappedObject, crmFields: readonly CrmFieldFacts[]): string[] {
  return TARGETS[object].map(({ defaultSource }) => defaultSource).filter((name) => !findField(crmFields, name));
}

/**
 * The standard field of every target; an optional target goes without when its field is hidden or does not fit. A required
 * one stays, for the check to refuse.
 */
export function visibleDefaults(object: MappedObject, crmFields: readonly CrmFieldFacts[]): Sources {
  return Object.fromEntries(
    TARGETS[object].flatMap(({ target, required, defaultSource, kind }) => {
      const field = findField(crmFields, defaultSource);
      return required || (field !== undefined && fits(kind, field)) ? [[target, defaultSource]] : [];
    }),
  );
}
