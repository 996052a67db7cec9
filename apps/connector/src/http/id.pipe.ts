import { Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '#platform';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `@Param('id', IdPipe)`: text that is no id of ours names nothing, so it is 404, as an unknown id is. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!uuid.test(value)) throw new AppError('NOT_FOUND', 'There is no such thing.');
    return value.toLowerCase();
  }
}
