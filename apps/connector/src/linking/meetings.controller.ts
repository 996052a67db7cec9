import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Meetings } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { toCrmId } from './crm-id.js';
import { ExternalIdPipe } from './external-id.pipe.js';
import { MeetingBody, MeetingView, toMeetingView } from './meetings.dto.js';
import { plain } from './participants.dto.js';

@ApiTags('Recordings')
@Controller('v1/meetings')
export class MeetingsController {
  constructor(private readonly meetings: Meetings) {}

  /** Registers a meeting, or replaces what was registered; a captured relationship stays. */
  @Put(':externalId')
  @Roles('service')
  @ApiOkResponse({ type: MeetingView })
  async register(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Body() body: MeetingBody,
  ): Promise<MeetingView> {
    const [startsAt, endsAt] = [new Date(body.startsAt).toISOString(), new Date(body.endsAt).toISOString()];
    const meeting = await this.meetings.register(teamId, {
      externalId,
      title: body.title,
      startsAt,
      endsAt,
      attendees: (body.attendees ?? []).map(plain),
      invitees: (body.invitees ?? []).map(plain),
      personCrmIds: (body.personCrmIds ?? []).map(toCrmId),
    });
    return toMeetingView(meeting);
  }
}
