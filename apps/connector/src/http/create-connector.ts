import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { type Config, Metrics } from '#platform';
import { AppModule } from '../app.module.js';
import { OpenApiDocument } from '../docs/open-api-document.js';
import { acceptJsonOnly, BODY_LIMIT_BYTES } from './json-body.js';
import { createOpenApiDocument } from './openapi.js';
import { PATH_PARAMETER_LENGTH_MOST } from './path-parameters.js';
import { toAppError } from './problem.js';
import { allowEmbedOrigins } from './embed-origins.js';
import { measureRequests } from './request-metrics.js';
import { traceRequests } from './request-traces.js';
import { requestIdOf } from './request-id.js';
import { servesProbesOnly } from './probes-only.js';
import { addSecurityHeaders } from './security-headers.js';
import { limitStatements } from './statement-limit.js';
import { answerUnrouted } from './send-problem.js';
import { answerUnreadable, refuseExpectations, refuseTunnels, requireHost } from './unreadable-requests.js';

function createAdapter({ trustedProxies }: Config): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: requestIdOf,
    // X-Forwarded-For and -Proto count from these alone; anyone else could make them up.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: PATH_PARAMETER_LENGTH_MOST },
    // To receive a request whole. Fastify's default is for ever.
    requestTimeout: 60_000,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      answerUnrouted(toAppError(error), request.id, reply);
    },
    // Without this, Node refuses a request without Host by itself, with an empty answer.
    http: { requireHostHeader: false },
    // What still comes on open connections while we stop is served; HttpDrain waits for it.
    return503OnClosing: false,
  });
}

/** The whole service, wired and initialised but not listening. The database must be migrated. */
export async function createConnector(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config), createAdapter(config), {
    abortOnError: false,
    bodyParser: false,
    // Nest tells of every route it maps; once all is wired, its lines go where ours go.
    logger: ['error', 'warn'],
  });
  const fastify = app.getHttpAdapter().getInstance();
  traceRequests(fastify);
  acceptJsonOnly(fastify);
  addSecurityHeaders(fastify, config.publicUrl);
  allowEmbedOrigins(fastify, config.embedOrigins);
  refuseExpectations(fastify.server);
  refuseTunnels(fastify.server);
  requireHost(fastify);
  limitStatements(fastify);
  measureRequests(fastify, app.get(Metrics));
  if (config.role === 'worker') servesProbesOnly(fastify);
  await app.register(cookie);
  app.get(OpenApiDocument).set(createOpenApiDocument(app));
  await app.init();
  await fastify.ready();
  app.useLogger(app.get(Logger));
  return app;
}
