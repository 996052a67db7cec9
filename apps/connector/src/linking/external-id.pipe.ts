import { Injectable, type PipeTransform } from '@nestjs/common';
import { invalidInput } from '../http/validation.js';
import { LONGEST_ID } from './text.js';

/** `@Param('externalId', ExternalIdPipe)`: the caller's own id, any text of up to 400 characters. */
@Injectable()
export class ExternalIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    const isText = !value.includes('\0') && value.isWellFormed();
    const message = isText
      ? `externalId must have 1 to ${LONGEST_ID} characters`
      : 'externalId must be well-formed text without NUL characters';
    if (!isText || value === '' || value.length > LONGEST_ID) throw invalidInput([{ path: 'externalId', message }]);
    return value;
  }
}
