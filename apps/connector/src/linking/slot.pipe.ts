import { Injectable, type PipeTransform } from '@nestjs/common';
import { type Slot, SLOTS } from '#linking';
import { invalidInput } from '../http/validation.js';

/** `@Param('slot', SlotPipe)`. */
@Injectable()
export class SlotPipe implements PipeTransform<string, Slot> {
  transform(value: string): Slot {
    const slot = SLOTS.find((known) => known === value);
    if (slot === undefined) throw invalidInput([{ path: 'slot', message: `slot must be one of ${SLOTS.join(', ')}` }]);
    return slot;
  }
}
