import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { audit, type Principal } from '#access';
import { PersonErasures } from '#erasure';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { ErasureBody, ErasureView, toErasureView, toPerson } from './erasures.dto.js';

@ApiTags('Erasure')
@Roles('admin')
@Controller('v1/erasures')
export class ErasuresController {
  constructor(
    private readonly erasures: PersonErasures,
    @Inject(DB) private readonly db: Db,
  ) {}

  /** Erases a person from every recording, meeting and call: a mark stands where they were. Links and reasons stay. */
  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ type: ErasureView })
  async erase(@CurrentPrincipal() principal: Principal, @Body() body: ErasureBody): Promise<ErasureView> {
    const person = toPerson(body);
    return audited(this.db, principal, { action: 'person.erase', subject: null }, async (trx) => {
      const erasure = await this.erasures.request(trx, principal.teamId, person, audit.actorOf(principal));
      // The audit does not say who was erased.
      return { result: toErasureView(erasure), subject: erasure.id };
    });
  }

  /** How far an erasure is. */
  @Get(':id')
  @ApiOkResponse({ type: ErasureView })
  async read(@CurrentPrincipal() { teamId }: Principal, @Param('id', IdPipe) id: string): Promise<ErasureView> {
    return toErasureView(await this.erasures.get(teamId, id));
  }
}
