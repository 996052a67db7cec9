import { Controller, Delete, HttpStatus, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { audit, type Principal } from '#access';
import { ErasedRecordings } from '#erasure';
import { Clock, DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import type { ConnectorReply } from '../http/request.js';
import { ExternalIdPipe } from '../linking/external-id.pipe.js';
import { ErasedRecordingView, ErasureQuery, toErasedView } from './erasures.dto.js';

@ApiTags('Erasure')
@Controller('v1/recordings')
export class ErasedRecordingsController {
  constructor(
    private readonly recordings: ErasedRecordings,
    private readonly clock: Clock,
    @Inject(DB) private readonly db: Db,
  ) {}

  /** Erases a recording with its decision, history, events and deliveries. Its id is never decided again. */
  @Delete(':externalId')
  @Roles('service', 'admin')
  @ApiOkResponse({ type: ErasedRecordingView, description: 'Erased now' })
  @ApiNoContentResponse({ description: 'Erased before' })
  async erase(
    @CurrentPrincipal() principal: Principal,
    @Param('externalId', ExternalIdPipe) externalId: string,
    @Query() { reason = 'requested' }: ErasureQuery,
    @Res({ passthrough: true }) reply: ConnectorReply,
  ): Promise<ErasedRecordingView | undefined> {
    const erasedAt = this.clock.now();
    const tombstone = { erasedAt, actor: audit.actorOf(principal), reason };
    const isErased = await audited(
      this.db,
      principal,
      { action: 'recording.erase', subject: externalId },
      async (trx) => {
        const result = await this.recordings.erase(trx, principal.teamId, externalId, tombstone);
        return { result, after: result ? { reason } : { again: true } };
      },
    );
    if (isErased) return toErasedView(externalId, erasedAt);
    reply.status(HttpStatus.NO_CONTENT);
    return undefined;
  }
}
