import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { AppError, type InputFault, inTurns } from '#platform';
import { Circumstances } from './input/circumstances.js';
import type { Dto } from './input/dto-members.js';
import { parseBody } from './input/parse-body.js';
import { readDto } from './input/read-dto.js';
import { unfitTexts } from './input/unfit-texts.js';

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

/** Parameters declared as these, or as an interface, are for the handler to read. */
const NO_DTO: readonly unknown[] = [undefined, Object, String, Number, Boolean, Array];

function isDto(type: ArgumentMetadata['metatype']): type is Dto {
  return !NO_DTO.includes(type);
}

function refuse(faults: readonly InputFault[]): void {
  if (faults.length > 0) throw invalidInput(faults);
}

/** Bodies and queries become the DTO their handler declares; members it does not declare are refused by name. */
@Injectable()
export class RequestPipe implements PipeTransform {
  constructor(private readonly circumstances: Circumstances) {}

  async transform(given: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (type !== 'body' && type !== 'query') return given;
    const value = given instanceof Uint8Array ? await parseBody(given) : given;
    const unfit = await inTurns(unfitTexts(value));
    if (!isDto(metatype)) {
      refuse(unfit);
      return value;
    }
    const { value: dto, faults } = await inTurns(readDto(metatype, value ?? {}, this.circumstances));
    refuse([...unfit, ...faults.filter(({ path }) => unfit.every((other) => other.path !== path))]);
    return dto;
  }
}
