import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { settings } from '#field-mapping';
import { Clock, DB, type Db } from '#platform';
import { SyncSchedule } from '#sync';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { audited } from '../http/audited.js';
import { changedMembers } from './changed-members.js';
import { SettingsPatch, SettingsView } from './settings.dto.js';

@ApiTags('Settings')
@Controller('v1/settings')
export class SettingsController {
  constructor(
    @Inject(DB) private readonly db: Db,
    private readonly clock: Clock,
    private readonly schedule: SyncSchedule,
  ) {}

  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: SettingsView })
  read(@CurrentPrincipal() { teamId }: Principal): Promise<SettingsView> {
    return settings.get(this.db, teamId);
  }

  @Patch()
  @Roles('admin')
  @ApiBody({ type: SettingsPatch })
  @ApiOkResponse({ type: SettingsView })
  async patch(@CurrentPrincipal() principal: Principal, @Body() body: unknown): Promise<SettingsView> {
    return audited(this.db, principal, { action: 'settings.patch', subject: null }, async (trx) => {
      const now = this.clock.now();
      const { before, after } = await settings.patch(trx, principal.teamId, body, now);
      await this.schedule.touch(trx, principal.teamId, now);
      return { result: after, ...changedMembers(before, after) };
    });
  }
}
