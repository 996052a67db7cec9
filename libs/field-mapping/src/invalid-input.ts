import { AppError, type InputFault } from '#platform';

/** Refused input: every fault, and the first of them as the detail. */
export function invalidInput(faults: readonly InputFault[]): AppError {
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `;
  return new AppError('INVALID_INPUT', `${where}${first?.message ?? 'The request is malformed.'}${more}`, {
    errors: faults,
  });
}
