import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

/** RFC 3339 with its offset, as in `2026-03-02T15:00:00Z`: a time without one could be anywhere. */
export function IsTime(): PropertyDecorator {
  return applyDecorators(
    IsISO8601({ strict: true }, { message: '$property must be a time as in 2026-03-02T15:00:00Z' }),
    Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i, {
      message: '$property must have seconds and an offset, as in 2026-03-02T15:00:00Z',
    }),
  );
}
