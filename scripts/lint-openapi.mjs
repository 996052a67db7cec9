/**
 * Holds the OpenAPI document against the rules of Redocly (the engine of its CLI) and of Spectral. Any finding fails, warnings
 * too. Needs no database: the document is made of the routes alone. `--print` writes the document to standard output.
 */
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { readConfig } from '#platform';
import { AppModule } from '../apps/connector/src/app.module.ts';
import { createOpenApiDocument } from '../apps/connector/src/http/openapi.ts';

const nowhere = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
};

async function openApiDocument() {
  const app = await NestFactory.create(AppModule.for(readConfig(nowhere)), new FastifyAdapter(), {
    abortOnError: false,
    logger: false,
  });
  return JSON.parse(JSON.stringify(createOpenApiDocument(app)));
}

async function byRedocly(document) {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  return problems.map(({ ruleId, message, location }) => `redocly ${ruleId}: ${location[0]?.pointer} ${message}`);
}

async function bySpectral(document) {
  const spectral = new spectralCore.Spectral();
  spectral.setRuleset({ extends: [spectralRulesets.oas] });
  const problems = await spectral.run(document);
  return problems.map(({ code, message, path }) => `spectral ${code}: ${path.join('/')} ${message}`);
}

const document = await openApiDocument();
if (process.argv.includes('--print')) {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
} else {
  const findings = [...(await byRedocly(document)), ...(await bySpectral(document))];
  for (const finding of findings) process.stderr.write(`${finding}\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
process.exit();
