import { Readable } from 'node:stream';
import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { LivePrincipals, type Principal } from '#access';
import { Events } from '#platform';
import { CurrentPrincipal, Roles, Stream } from '../http/access.decorators.js';
import type { ConnectorReply, ConnectorRequest } from '../http/request.js';
import { eventStream } from './event-stream.js';

@ApiTags('Events')
@Controller('v1/events')
export class EventsController {
  constructor(
    private readonly events: Events,
    private readonly live: LivePrincipals,
  ) {}

  /** Sync progress, CRM Sync Errors and link decisions of the team, as they happen, while the key or session lasts. */
  @Get()
  @Roles('viewer')
  @Stream()
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Go on after this event' })
  @ApiOkResponse({ type: String, description: 'Server-sent events; the data of each is JSON' })
  async stream(
    @CurrentPrincipal() principal: Principal,
    @Headers('last-event-id') afterId: string | undefined,
    @Req() request: ConnectorRequest,
    @Res() reply: ConnectorReply,
  ): Promise<void> {
    reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    if (request.method === 'HEAD') {
      await reply.send();
      return;
    }
    const gone = new AbortController();
    const { ended, release } = this.live.watch(principal);
    const events = this.events.subscribe(principal.teamId, {
      signal: AbortSignal.any([gone.signal, ended]),
      ...(afterId === undefined ? {} : { afterId }),
    });
    request.raw.once('close', () => {
      gone.abort();
      release();
    });
    // The answer begins only when nothing that happens from now on can be missed.
    await events.ready;
    await reply.send(Readable.from(eventStream(events), { objectMode: false }));
  }
}
