import { Injectable } from '@nestjs/common';
import { Clock, Config } from '#platform';

/** What the rules of a DTO may go by besides what was sent. */
@Injectable()
export class Circumstances {
  constructor(
    readonly config: Config,
    readonly clock: Clock,
  ) {}
}
