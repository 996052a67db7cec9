import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidInput } from '../http/validation.js';
import { LONGEST_ID } from './text.js';

/** `@Param('externalId', ExternalIdPipe)`: the caller's own id, any text of up to 400 characters. */
@Injectable()
export class ExternalIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const isId = value !== '' && value.length <= LONGEST_ID && !value.includes('\0') && value.isWellFormed();
    if (!isId)
      throw invalidInput([{ path: 'externalId', message: `externalId must have 1 to ${LONGEST_ID} characters` }]);
    return value;
  }
}
