import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Feeds } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { ReasonsView, RecordingsFilter, toWanted } from './lists.dto.js';

/** A path of its own: below `v1/recordings` it would hide the recording that somebody names so. */
@ApiTags('Recordings')
@Controller('v1/recording-reasons')
export class RecordingReasonsController {
  constructor(private readonly feeds: Feeds) {}

  /** The work list by reason: why slots are empty, in how many recordings of the list with the same filters. */
  @Get()
  @Roles('viewer', 'service')
  @ApiOkResponse({ type: ReasonsView })
  async list(@CurrentPrincipal() { teamId }: Principal, @Query() filter: RecordingsFilter): Promise<ReasonsView> {
    return { data: await this.feeds.reasons(teamId, toWanted(filter)) };
  }
}
