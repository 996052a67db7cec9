import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#access';

declare module 'node:http' {
  interface IncomingMessage {
    /** For the log line of the request. */
    principal?: { teamId: string; principal: string };
  }
}

/** A request as handlers see it: the guard has put the caller on it. */
export type ConnectorRequest = FastifyRequest & { principal?: Principal };
export type ConnectorReply = FastifyReply;
