import { Transform } from 'class-transformer';
import { type CrmObject, crmObject } from '#identifiers';

/** A CRM object in any case, as Salesforce spells it; what is none stays as it is, for `@IsIn` to refuse. */
export function AsCrmObject(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }): CrmObject | undefined =>
    typeof value === 'string' ? (crmObject(value) ?? (value as CrmObject)) : (value as CrmObject | undefined),
  );
}
