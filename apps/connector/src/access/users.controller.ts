import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiKeys, type CreatedUser, type Principal, Users } from '#access';
import { DB, type Db } from '#platform';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { IdPipe } from '../http/id.pipe.js';
import { type Page, PageOf, PageQuery, toPage } from '../http/paging.js';
import { afterIdOf, byId } from './page-by-id.js';
import { CreatedUserView, toUserView, UserBody, UserChangeBody, UserView } from './users.dto.js';

function withPassword({ password, ...user }: CreatedUser): CreatedUserView {
  return Object.assign(toUserView(user), password === undefined ? {} : { password });
}

@ApiTags('Users')
@Roles('admin')
@Controller('v1/users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly keys: ApiKeys,
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
      const user = await this.users.create(trx, principal.teamId, prepared);
      return { result: withPassword(user), after: toUserView(user) };
    });
  }

  @Patch(':id')
  @ApiOkResponse({ type: UserView })
  async change(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Body() body: UserChangeBody,
  ): Promise<UserView> {
    return audited(this.db, principal, { action: 'user.update', subject: id }, async (trx) => {
      const { before, after } = await this.users.change(trx, principal.teamId, id, body);
      return { result: toUserView(after), before: toUserView(before), after: toUserView(after) };
    });
  }

  /** A new temporary password, shown this once. The user's sessions end. */
  @Post(':id/reset-password')
  @HttpCode(200)
  @ApiOkResponse({ type: CreatedUserView })
  async resetPassword(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
  ): Promise<CreatedUserView> {
    const prepared = await this.users.prepareReset(principal.teamId, id);
    return audited(this.db, principal, { action: 'user.reset_password', subject: id }, async (trx) => ({
      result: withPassword(await this.users.resetPassword(trx, principal.teamId, prepared)),
    }));
  }

  /** The keys the user made stay; the audit and the list of keys name them. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<void> {
    await audited(this.db, principal, { action: 'user.delete', subject: id }, async (trx) => {
      const keysLeft = await this.keys.ofUser(trx, principal.teamId, id);
      const user = await this.users.remove(trx, principal.teamId, id);
      return { result: undefined, before: toUserView(user), after: keysLeft.length === 0 ? null : { keysLeft } };
    });
  }
}
