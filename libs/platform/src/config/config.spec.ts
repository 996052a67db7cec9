import { inspect } from 'node:util';
import { AppError } from '../errors/app-error.js';
import { readConfig } from './config.js';

const key = Buffer.alloc(32, 7).toString('base64');
const otherKey = Buffer.alloc(32, 8).toString('base64');

function refusal(env: Record<string, string>): AppError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('was accepted');
}

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: undefined,
      dataDir: `${process.cwd()}/data`,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      role: 'all',
      logLevel: 'info',
      migrate: true,
      encryptionKeys: [],
      salesforce: { loginUrl: 'https://login.salesforce.com', apiVersion: '62.0', allowedHosts: [] },
      webhookAllowPrivate: false,
    });
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ', ENCRYPTION_KEY: '' }).port).toBe(3000);
  });

  it('reads every variable', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://u:p@db.example/rr',
      DATA_DIR: '/var/lib/rr',
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://rr.example.com/',
      ROLE: 'worker',
      LOG_LEVEL: 'debug',
      MIGRATE: 'off',
      ENCRYPTION_KEY: `${key},${otherKey}`,
      SALESFORCE_CLIENT_ID: 'id',
      SALESFORCE_CLIENT_SECRET: 'secret',
      SALESFORCE_LOGIN_URL: 'https://acme.my.salesforce.com',
      SALESFORCE_API_VERSION: '60.0',
      SALESFORCE_ALLOWED_HOSTS: 'Proxy.example.com, other.example.com',
      WEBHOOK_ALLOW_PRIVATE: 'true',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://u:p@db.example/rr',
      dataDir: '/var/lib/rr',
      publicUrl: 'https://rr.example.com',
      role: 'worker',
      migrate: false,
      salesforce: { apiVersion: '60.0', allowedHosts: ['proxy.example.com', 'other.example.com'] },
      webhookAllowPrivate: true,
    });
    expect(config.encryptionKeys.map(({ key: bytes }) => bytes.toString('base64'))).toEqual([key, otherKey]);
  });

  it('names every wrong variable in one message, and no value', () => {
    const error = refusal({
      DATABASE_URL: 'mysql://hunter2@db/rr',
      PORT: '70000',
      ROLE: 'boss',
      ENCRYPTION_KEY: 'hunter2',
      SALESFORCE_LOGIN_URL: 'hunter2',
      WEBHOOK_ALLOW_PRIVATE: 'maybe',
    });
    expect(error.code).toBe('CONFIGURATION_INVALID');
    for (const name of [
      'DATABASE_URL',
      'PORT',
      'ROLE',
      'ENCRYPTION_KEY',
      'SALESFORCE_LOGIN_URL',
      'WEBHOOK_ALLOW_PRIVATE',
    ]) {
      expect(error.message).toContain(name);
    }
    expect(error.message).not.toMatch(/hunter2|70000|boss|maybe/);
  });

  it.each([
    'https://evil.example',
    'http://login.salesforce.com',
    'https://login.salesforce.com/services',
    'https://acme.lightning.force.com',
  ])('refuses %s as login address at the start', (loginUrl) => {
    const { message } = refusal({ SALESFORCE_LOGIN_URL: loginUrl });
    expect(message).toContain('SALESFORCE_LOGIN_URL');
    expect(message).not.toContain(loginUrl);
  });

  it.each(['http://127.0.0.1:4900', 'https://acme.my.salesforce.com', 'https://gateway.example'])(
    'takes %s as login address',
    (loginUrl) => {
      const env = { SALESFORCE_LOGIN_URL: loginUrl, SALESFORCE_ALLOWED_HOSTS: 'gateway.example' };
      expect(readConfig(env).salesforce.loginUrl).toBe(loginUrl);
    },
  );

  it('takes the usual port of a host to trust for none', () => {
    expect(readConfig({ SALESFORCE_ALLOWED_HOSTS: 'Gateway.example:443' }).salesforce.allowedHosts).toEqual([
      'gateway.example',
    ]);
  });

  it.each(['Gateway.example', 'gateway.example:8443', '10.0.0.1:1', '[::1]:65535', 'localhost'])(
    'takes %s as a host to trust',
    (host) => {
      expect(readConfig({ SALESFORCE_ALLOWED_HOSTS: host }).salesforce.allowedHosts).toEqual([host.toLowerCase()]);
    },
  );

  it('wants a key beside DATABASE_URL', () => {
    expect(refusal({ DATABASE_URL: 'postgres://db/rr' }).message).toContain('ENCRYPTION_KEY');
  });

  it.each([Buffer.alloc(31).toString('base64'), 'not base64!', `${key},`.replace(',', ',x')])(
    'refuses a bad key: %#',
    (bad) => {
      expect(refusal({ ENCRYPTION_KEY: bad }).message).toContain('ENCRYPTION_KEY must be 32 bytes');
    },
  );

  it('is frozen through and through', () => {
    const config = readConfig({ ENCRYPTION_KEY: key });
    expect(
      [config, config.salesforce, config.encryptionKeys, config.salesforce.allowedHosts].every(Object.isFrozen),
    ).toBe(true);
    expect(config.with({ port: 1 })).toMatchObject({ port: 1, host: '127.0.0.1' });
  });

  it('shows no secret when it is printed', () => {
    const config = readConfig({
      ENCRYPTION_KEY: key,
      SALESFORCE_CLIENT_SECRET: 'hunter2',
      DATABASE_URL: 'postgres://u:hunter2@db/rr',
    });
    expect(`${inspect(config)}${JSON.stringify(config)}`).not.toMatch(/hunter2|clientSecret/);
  });
});

describe('traces', () => {
  const collector = 'https://collector.example:4318';

  it('are off without the address of a collector, and by the variables that say so', () => {
    expect(readConfig({ OTEL_TRACES_SAMPLER: 'maybe', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }).tracing).toBeUndefined();
    for (const off of [{ OTEL_SDK_DISABLED: 'true' }, { OTEL_TRACES_EXPORTER: 'none' }]) {
      expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector, ...off }).tracing).toBeUndefined();
    }
  });

  it('go to the address for everything, or to their own', () => {
    const base = { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector}/otlp/` };
    expect(readConfig(base).tracing).toEqual({
      url: `${collector}/otlp/v1/traces`,
      ...{ sampler: 'always_on', followsCaller: true, ratio: 1, delayMs: 5000, queueSize: 2048, batchSize: 512 },
    });
    const own = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector}/own` };
    expect(readConfig({ ...base, ...own }).tracing?.url).toBe(`${collector}/own`);
  });

  it('are a share of all, where a sampler says so', () => {
    const sampled = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' };
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: collector, ...sampled }).tracing).toMatchObject({
      ...{ sampler: 'traceidratio', followsCaller: false, ratio: 0.25 },
    });
  });

  it.each(['http://127.0.0.1:4318', 'http://localhost:4318', 'http://[::1]:4318', collector])('may go to %s', (url) => {
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: url }).tracing?.url).toBe(`${url}/v1/traces`);
  });

  it('go beyond this machine by plain http only where that is said', () => {
    const plain = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://hunter2.example:4318/v1/traces' };
    const { message } = refusal(plain);
    expect(message).toContain('- OTEL_EXPORTER_OTLP_TRACES_ENDPOINT must be https');
    expect(message).not.toContain('hunter2');
    expect(readConfig({ ...plain, OTEL_EXPORTER_OTLP_INSECURE: 'true' }).tracing).toBeDefined();
  });

  it('name every wrong variable of theirs beside all others, and no value', () => {
    const wrong = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://hunter2@collector.example',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'hunter2',
      OTEL_TRACES_SAMPLER: 'hunter2',
      OTEL_TRACES_SAMPLER_ARG: '1.5',
      OTEL_BSP_SCHEDULE_DELAY: 'hunter2',
      OTEL_SDK_DISABLED: 'hunter2',
      OTEL_TRACES_EXPORTER: 'hunter2',
      PORT: 'hunter2',
    };
    const { code, message } = refusal(wrong);
    expect(code).toBe('CONFIGURATION_INVALID');
    for (const name of Object.keys(wrong)) expect(message).toContain(`- ${name} must`);
    expect(message).not.toContain('hunter2');
  });
});
