import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { Metrics } from '#platform';
import { OpenOnLoopback, Public, Roles } from '../http/access.decorators.js';
import type { ConnectorReply } from '../http/request.js';
import { LivenessView, ReadinessView } from './health.dto.js';
import { ReadinessCheck } from './readiness.service.js';

@ApiTags('Health')
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: ReadinessCheck,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. It says nothing of the database: restarting the process would not mend that. */
  @Get('health/live')
  @Public()
  @ApiOkResponse({ type: LivenessView })
  live(): LivenessView {
    return { status: 'live' };
  }

  /** 200 when requests can be served; 503 while the database is away or not migrated. */
  @Get('health/ready')
  @Public()
  @ApiOkResponse({ type: ReadinessView })
  @ApiServiceUnavailableResponse({ type: ReadinessView })
  async ready(@Res({ passthrough: true }) reply: ConnectorReply): Promise<ReadinessView> {
    const { ready, checks } = await this.readiness.run();
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not_ready', checks };
  }

  @Get('metrics')
  @Roles('viewer', 'service')
  @OpenOnLoopback()
  @ApiProduces('text/plain')
  @ApiOkResponse({ type: String, description: "Prometheus' text format" })
  async prometheus(@Res({ passthrough: true }) reply: ConnectorReply): Promise<string> {
    reply.type(this.metrics.contentType);
    return this.metrics.text();
  }
}
