/**
 * Writes packages/client/src/schema.ts, the API's types, from the service's own OpenAPI document. `--check` writes nothing
 * and fails when they are not current. Needs no database: the document is made of the routes alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { readConfig } from '#platform';
import { AppModule } from '../apps/connector/src/app.module.ts';
import { createOpenApiDocument } from '../apps/connector/src/http/openapi.ts';

const target = new URL('../packages/client/src/schema.ts', import.meta.url);
const nowhere = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
};
const app = await NestFactory.create(AppModule.for(readConfig(nowhere)), new FastifyAdapter(), {
  abortOnError: false,
  logger: false,
});
const types = astToString(await openapiTS(JSON.parse(JSON.stringify(createOpenApiDocument(app)))));
const header = '// Made by `npm run client` from /openapi.json. Do not edit.\n\n';
const options = await prettier.resolveConfig(target);
const text = await prettier.format(header + types, { ...options, parser: 'typescript' });

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('packages/client/src/schema.ts is stale: npm run client\n');
  process.exit(1);
}
process.exit(0);
