import { Injectable, type PipeTransform } from '@nestjs/common';
import { MAPPED_OBJECTS, type MappedObject, mappedObject } from '#field-mapping';
import { AppError } from '#platform';

/** An object of a path, in any case; 404 for one whose fields are not mapped. */
@Injectable()
export class MappedObjectPipe implements PipeTransform<string, MappedObject> {
  transform(name: string): MappedObject {
    const object = mappedObject(name);
    if (object !== undefined) return object;
    throw new AppError('NOT_FOUND', `There is no mapping of that object; mapped are ${MAPPED_OBJECTS.join(', ')}.`);
  }
}
