import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { MirrorReader, type RecordList } from '#mirror';
import { AppError, DB, type Db } from '#platform';
import { stageRule } from '#sync';
import { CurrentPrincipal, OpenToEmbed, Roles } from '../http/access.decorators.js';
import { cursorPart, decodeCursor, encodeCursor, type Page, PageOf } from '../http/paging.js';
import { RecordQuery, RecordView } from './mirror.dto.js';

/** All that the holder of a token for a tile sees of a record it may link: none of its values. */
function toNamed({ crmId, type, name, url }: RecordView): RecordView {
  return { crmId, type, name, url } as RecordView;
}

/** The mirror, as it is: deleted records are left out of lists, and answered when asked for by id. */
@ApiTags('Mirror')
@Roles('viewer')
@Controller('v1')
export class MirrorController {
  constructor(
    private readonly reader: MirrorReader,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get('accounts')
  @OpenToEmbed('search')
  @ApiOkResponse({ type: PageOf(RecordView) })
  accounts(@CurrentPrincipal() principal: Principal, @Query() query: RecordQuery): Promise<Page<RecordView>> {
    return this.list(principal, 'accounts', query);
  }

  @Get('opportunities')
  @OpenToEmbed('search')
  @ApiOkResponse({ type: PageOf(RecordView) })
  opportunities(@CurrentPrincipal() principal: Principal, @Query() query: RecordQuery): Promise<Page<RecordView>> {
    return this.list(principal, 'opportunities', query);
  }

  @Get('people')
  @OpenToEmbed('search')
  @ApiOkResponse({ type: PageOf(RecordView) })
  people(@CurrentPrincipal() principal: Principal, @Query() query: RecordQuery): Promise<Page<RecordView>> {
    return this.list(principal, 'people', query);
  }

  @Get('accounts/:crmId')
  @ApiOkResponse({ type: RecordView })
  account(@CurrentPrincipal() { teamId }: Principal, @Param('crmId') crmId: string): Promise<RecordView> {
    return this.one(teamId, 'accounts', crmId);
  }

  @Get('opportunities/:crmId')
  @ApiOkResponse({ type: RecordView })
  opportunity(@CurrentPrincipal() { teamId }: Principal, @Param('crmId') crmId: string): Promise<RecordView> {
    return this.one(teamId, 'opportunities', crmId);
  }

  /** A person account is found by its Account id too. */
  @Get('people/:crmId')
  @ApiOkResponse({ type: RecordView })
  person(@CurrentPrincipal() { teamId }: Principal, @Param('crmId') crmId: string): Promise<RecordView> {
    return this.one(teamId, 'people', crmId);
  }

  private async list(
    { teamId, embed }: Principal,
    list: RecordList,
    { cursor, ...query }: RecordQuery,
  ): Promise<Page<RecordView>> {
    const [after] = decodeCursor(cursor, [cursorPart.text]) ?? [];
    const page = after == null ? query : { ...query, after: String(after) };
    const { data, next } = await this.reader.list(teamId, list, page, await stageRule(this.db, teamId));
    return {
      data: embed === undefined ? data : data.map(toNamed),
      nextCursor: next === undefined ? null : encodeCursor([next]),
    };
  }

  private async one(teamId: string, list: RecordList, crmId: string): Promise<RecordView> {
    const record = await this.reader.get(teamId, list, crmId, await stageRule(this.db, teamId));
    if (record === undefined) throw new AppError('NOT_FOUND', `The mirror has no such record in ${list}.`);
    return record;
  }
}
