import { Body, Controller, Get, HttpStatus, Param, Put, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Feeds, type HandedIn, Recordings } from '#linking';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { type Page, PageOf, toPageOf } from '../http/paging.js';
import type { ConnectorReply } from '../http/request.js';
import { ExternalIdPipe } from './external-id.pipe.js';
import { byPosition, positionOf, RecordingsQuery, RecordingView, toRecordingView, toWanted } from './lists.dto.js';
import { RecordingBody, toRecording } from './recordings.dto.js';
import { HistoryView, RecordingAnswerView } from './related-records.dto.js';

const STATUS = {
  decided: HttpStatus.CREATED,
  pending: HttpStatus.ACCEPTED,
  decided_before: HttpStatus.OK,
} as const satisfies Record<HandedIn['outcome'], HttpStatus>;

@ApiTags('Recordings')
@Controller('v1/recordings')
export class RecordingsController {
  constructor(
    private readonly recordings: Recordings,
    private readonly feeds: Feeds,
  ) {}

  /** Hands in a recording: decided now, waiting, or decided before; then its body is not taken. */
  @Put(':externalId')
  @Roles('service')
  @ApiCreatedResponse({ type: RecordingAnswerView, description: 'Decided now' })
  @ApiAcceptedResponse({ type: RecordingAnswerView, description: 'Pending; a repeat replaces the body' })
  @ApiOkResponse({ type: RecordingAnswerView, description: 'Decided before; the body is not taken' })
  async handIn(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Body() body: RecordingBody,
    @Res({ passthrough: true }) reply: ConnectorReply,
  ): Promise<RecordingAnswerView> {
    const recording = toRecording(body);
    const { outcome, answer } = await this.recordings.handIn(teamId, {
      externalId,
      recording,
      isUrgent: body.decide === 'now',
    });
    reply.status(STATUS[outcome]);
    return answer;
  }

  /** The latest started first. */
  @Get()
  @Roles('viewer', 'service')
  @ApiOkResponse({ type: PageOf(RecordingView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { limit, cursor, ...filter }: RecordingsQuery,
  ): Promise<Page<RecordingView>> {
    const page = { after: positionOf(cursor), limit };
    const { data, nextCursor } = toPageOf(await this.feeds.list(teamId, { ...toWanted(filter), ...page }), byPosition);
    return { data: data.map(toRecordingView), nextCursor };
  }

  @Get(':externalId')
  @Roles('viewer', 'service')
  @ApiOkResponse({ type: RecordingView })
  async read(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
  ): Promise<RecordingView> {
    return toRecordingView(await this.recordings.read(teamId, externalId));
  }

  /** The decision, then every manual change, in order. */
  @Get(':externalId/history')
  @Roles('viewer', 'service')
  @ApiOkResponse({ type: HistoryView })
  async history(
    @CurrentPrincipal() { teamId }: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
  ): Promise<HistoryView> {
    return { data: await this.recordings.history(teamId, externalId) };
  }
}
