import { ValidateIf } from 'class-validator';

/** A member that may be left out. Where null says nothing, its rules refuse it: `@IsOptional` takes it for left out. */
export function Omittable(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}
