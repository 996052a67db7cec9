import type { Server } from 'node:http';
import { type BeforeApplicationShutdown, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

const DRAIN_WITHIN_MS = 20_000;
const IDLE_POLL_MS = 50;

/**
 * Stops in order: first nothing new is accepted, then what is at work finishes, and only then Nest goes on to end the
 * database. Nest by itself closes the server after the jobs, and would accept requests all the while.
 */
@Injectable()
export class HttpDrain implements OnModuleDestroy, BeforeApplicationShutdown {
  private drained: Promise<void> | undefined;

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleDestroy(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    if (server.listening) this.drained = this.drain(server);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.drained;
  }

  private async drain(server: Server): Promise<void> {
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    server.close(() => {
      resolve(undefined);
    });
    // A connection whose answer is out goes idle, and would stay open for its next request.
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, IDLE_POLL_MS);
    const late = setTimeout(() => {
      server.closeAllConnections();
    }, DRAIN_WITHIN_MS);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
  }
}
