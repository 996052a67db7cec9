import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Principal } from '#access';
import { Parity } from '#sync';
import { CurrentPrincipal, Roles } from '../http/access.decorators.js';
import { ParityReport } from './parity.dto.js';

@ApiTags('Parity')
@Controller('v1/parity')
export class ParityController {
  constructor(private readonly parity: Parity) {}

  /** Asks the org: a call per object, more where the counts differ. */
  @Get()
  @Roles('viewer')
  @ApiOkResponse({ type: ParityReport })
  async report(@CurrentPrincipal() { teamId }: Principal): Promise<ParityReport> {
    const rows = await this.parity.report(teamId);
    return { data: rows.map((row) => ({ ...row, checkedAt: row.checkedAt.toISOString() })) };
  }
}
