import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '#platform';
import { describeOperation, TAGS } from '../docs/operations.js';
import { addWebhooks } from '../docs/webhook-shapes.js';
import { SESSION_COOKIE } from './session-cookie.js';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; see docs/errors.md' },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const problemResponse = {
  description: 'A problem (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI 3.1 document of every route; each may also answer with a problem. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Related Records')
    .setDescription(
      'A one-way, exact mirror of a Salesforce org, and the Person, Account and Opportunity of every recording.',
    )
    .setVersion(VERSION)
    .setOpenAPIVersion('3.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The service that this document comes from')
    .addSecurity('apiKey', { type: 'http', scheme: 'bearer' })
    .addSecurity('session', { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE });
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  describeOperations(document);
  addWebhooks(document);
  return document;
}

/** Each has a title, says what it answers when it fails, and whether it needs a caller. */
function describeOperations(document: OpenAPIObject): void {
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Problem: problem };
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const operation = path[method];
      if (operation === undefined) continue;
      Object.assign(operation, describeOperation(operation.operationId ?? ''));
      operation.security ??= [];
      operation.responses = { ...operation.responses, '4XX': problemResponse, default: problemResponse };
    }
  }
}
