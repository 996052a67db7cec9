import { applyDecorators } from '@nestjs/common';
import { MaxLength, ValidateBy, type ValidationOptions } from 'class-validator';
import { crmId18 } from '#identifiers';
import { IsTime } from '../http/is-time.js';

function check(
  name: string,
  message: NonNullable<ValidationOptions['message']>,
  validate: (value: unknown) => boolean,
  each?: boolean,
): PropertyDecorator {
  const options: ValidationOptions = { message, ...(each === undefined ? {} : { each }) };
  return ValidateBy({ name, validator: { validate } }, options);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
}

/** Text that PostgreSQL can keep: well-formed, without NUL. */
export function IsText(longest: number): PropertyDecorator {
  return applyDecorators(
    check(
      'isText',
      ({ value }) =>
        `$property must be ${typeof value === 'string' ? 'well-formed text without NUL characters' : 'text'}`,
      isText,
    ),
    MaxLength(longest, { message: `$property must have at most ${longest} characters` }),
  );
}

/** Text on one line: no line breaks or other control characters, nor marks that turn the direction of what follows. */
export function IsLine(longest: number): PropertyDecorator {
  return applyDecorators(
    IsText(longest),
    check(
      'isLine',
      '$property must be one line without control characters',
      // Of what is no text `IsText` tells.
      (value) => typeof value !== 'string' || !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(value),
    ),
  );
}

const EARLIEST = Date.parse('1970-01-01T00:00:00Z');
const LATEST = Date.parse('9000-01-01T00:00:00Z');

/** A time with its offset, within the years that calendars of recordings have. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    IsTime(),
    check('isInstant', '$property must be a time from the year 1970 on', (value) => {
      const instant = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return instant >= EARLIEST && instant < LATEST;
    }),
  );
}

/** A CRM id of 15 or 18 characters; of 18, the last three fit the others. */
export function IsCrmId(options: { each?: boolean } = {}): PropertyDecorator {
  const message = `${options.each === true ? 'each value in ' : ''}$property must be a CRM id of 15 characters, or of 18 whose last three fit the others`;
  return check('isCrmId', message, (value) => typeof value === 'string' && crmId18(value) !== undefined, options.each);
}

/** The caller's own ids: up to 400 characters. */
export const LONGEST_ID = 400;

/** An external id as a member of a body. */
export function IsExternalId(): PropertyDecorator {
  return applyDecorators(
    IsText(LONGEST_ID),
    check('isExternalId', '$property must not be empty', (value) => value !== ''),
  );
}
