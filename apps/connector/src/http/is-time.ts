import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import type { Across } from './input/dto-members.js';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,30})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** The instant of an RFC 3339 time, in any case and with any offset; undefined for what is none. */
export function readTime(text: string): Date | undefined {
  const parts = RFC_3339.exec(text)?.slice(1, 7).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  // `Date` takes 30 February and 24:00 for the day after. A leap second is no time to it at all.
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days || hour > 23 || minute > 59 || second > 60) return undefined;
  const isLeap = second === 60;
  const instant = Date.parse((isLeap ? text.replace(/:60(?=\D|$)/, ':59') : text).toUpperCase());
  return new Date(instant + (isLeap ? 1000 : 0));
}

/** A rule across two members of a DTO: what ends does not end before it starts. What is no time is told by its own rule. */
export function inOrder(start: string, end: string): Across {
  return (read) => {
    const [from, to] = [read[start], read[end]].map((value) =>
      typeof value === 'string' ? readTime(value) : undefined,
    );
    const isReversed = from !== undefined && to !== undefined && to < from;
    return isReversed ? [{ path: end, message: `${end} must not be before ${start}` }] : [];
  };
}

/** RFC 3339 with its offset, as in `2026-03-02T15:00:00Z`: a time without one could be anywhere. It arrives in UTC. */
export function IsTime(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (readTime(value)?.toISOString() ?? value) : value,
    ),
    ValidateBy(
      {
        name: 'isTime',
        validator: { validate: (value) => typeof value === 'string' && readTime(value) !== undefined },
      },
      {
        message: ({ value }) =>
          typeof value === 'string' && RFC_3339.test(value)
            ? '$property must be a day and a time that there are'
            : '$property must be a time with seconds and an offset, as in 2026-03-02T15:00:00Z',
      },
    ),
  );
}
