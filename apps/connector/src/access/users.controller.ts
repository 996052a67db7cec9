import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal, Users } from '#access';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import { afterIdOf, byId } from './page-by-id.js';
import { CreatedUserView, toUserView, UserBody, UserView } from './users.dto.js';

@ApiTags('Users')
@Roles('admin')
@Controller('v1/users')
export class UsersController {
  constructor(
    private readonly users: Users,
    @Inject(DB) private readonly db: Db,
  ) {}

  @Get()
  @ApiOkResponse({ type: PageOf(UserView) })
  async list(
    @CurrentPrincipal() { teamId }: Principal,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<UserView>> {
    const rows = await this.users.page(teamId, { limit: limit + 1, afterId: afterIdOf(cursor) });
    return toPage(rows.map(toUserView), limit, byId);
  }

  @Post()
  @ApiCreatedResponse({ type: CreatedUserView })
  async create(@CurrentPrincipal() principal: Principal, @Body() body: UserBody): Promise<CreatedUserView> {
    const prepared = await this.users.prepare(body);
    return audited(this.db, principal, { action: 'user.create', subject: prepared.id }, async (trx) => {
      const { password, ...user } = await this.users.create(trx, principal.teamId, prepared);
      const given = password === undefined ? {} : { password };
      return { result: Object.assign(toUserView(user), given), after: toUserView(user) };
    });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await audited(this.db, principal, { action: 'user.delete', subject: id }, async (trx) => {
      const user = await this.users.remove(trx, principal.teamId, id);
      return { result: undefined, before: toUserView(user) };
    });
  }
}
