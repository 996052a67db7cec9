import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import type { ValidatorOptions } from 'class-validator';
import { AppError, type InputFault } from '#platform';
import { isSurelyValid } from './is-surely-valid.js';

/** Enough to repair any request; a body of a million faults does not become an answer of a million. */
const FAULTS_AT_MOST = 100;

function join(parent: string, property: string): string {
  if (/^\d+$/.test(property) && parent !== '') return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}

function* faultsOf(errors: readonly ValidationError[], parent = ''): Generator<InputFault> {
  for (const { property, constraints = {}, children = [] } of errors) {
    const path = join(parent, property);
    for (const [rule, message] of Object.entries(constraints)) {
      yield { path, message: rule === 'whitelistValidation' ? `${property} is not a member of this` : message };
    }
    yield* faultsOf(children, path);
  }
}

/** What class-validator found, flat, with paths as in `attendees[2].email`. */
function toInputFaults(errors: readonly ValidationError[]): InputFault[] {
  return [...faultsOf(errors)].slice(0, FAULTS_AT_MOST);
}

function describe({ path, message }: InputFault): string {
  return path === '' ? message : `${path}: ${message}`;
}

/** Bad input as the one error for it; the detail names the first fault. */
export function invalidInput(faults: readonly InputFault[]): AppError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const detail = first === undefined ? 'The request is malformed.' : `${describe(first)}${more}`;
  return new AppError('INVALID_INPUT', detail, { errors: faults });
}

/** A body that is no object has no members to speak of: one fault instead of one for each that it lacks. */
class RequestPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isObject = value == null || (typeof value === 'object' && !Array.isArray(value));
    if (metadata.type === 'body' && !isObject) {
      throw invalidInput([{ path: '', message: 'The body must be a JSON object' }]);
    }
    return super.transform(value, metadata);
  }

  protected override validate(
    object: object,
    options?: ValidatorOptions,
  ): Promise<ValidationError[]> | ValidationError[] {
    return isSurelyValid(object) ? [] : super.validate(object, options);
  }

  /** What comes as JSON or in an address holds no bytes. */
  protected override findNestedBinaryValues(): ValidationError[] {
    return [];
  }
}

/** Every body, query and path DTO is validated; members it does not declare are refused by name. */
export function createValidationPipe(): ValidationPipe {
  return new RequestPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    // One fault a member: what else is wrong with it follows from the first.
    stopAtFirstError: true,
    exceptionFactory: (errors) => invalidInput(toInputFaults(errors)),
  });
}
