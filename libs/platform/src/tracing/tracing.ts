import type { OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config/config.js';
import type { Log } from '../logging/log.js';
import { useTracer } from './spans.js';

/** Traces of a process, where the configuration names a collector. Nothing of OpenTelemetry is loaded where it does not. */
export class Tracing implements OnApplicationShutdown {
  private constructor(private readonly stop: () => Promise<void>) {}

  static async start({ tracing }: Config, log: Log): Promise<Tracing> {
    if (tracing === undefined) return new Tracing(() => Promise.resolve());
    const { openTelemetry } = await import('./open-telemetry.js');
    const { tracer, stop } = openTelemetry(tracing, log);
    useTracer(tracer);
    return new Tracing(async () => {
      useTracer(undefined);
      await stop();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
