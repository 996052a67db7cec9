import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock, type Db, one, PlatformModule, unprepared } from '#platform';
import { LinkingModule, Recordings } from '#linking';
import { createTestDatabase } from './database.js';
import { testConfig } from './platform.js';

/** A clock that stands until it is set. */
export class StoppedClock extends Clock {
  at = new Date('2026-03-02T16:00:00.000Z');

  override now(): Date {
    return this.at;
  }
}

export interface LinkingUnderTest {
  readonly db: Db;
  /** Of the PostgreSQL database, for another process. */
  readonly databaseUrl: string;
  readonly clock: StoppedClock;
  readonly module: TestingModule;
  stop(): Promise<void>;
}

/**
 * The lib, and `others` beside it, on a database of its own. Nothing works in the background: a test says when what is due is
 * done.
 */
export async function startLinking(...others: Type[]): Promise<LinkingUnderTest> {
  const database = await createTestDatabase();
  const config = testConfig(database.url, { ROLE: 'api', LOG_LEVEL: 'error' });
  const clock = new StoppedClock();
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config), LinkingModule, ...others] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await module.init();
  return {
    db: database.db,
    databaseUrl: database.ownerUrl,
    clock,
    module,
    stop: async () => {
      await module.close();
      await database.destroy();
    },
  };
}

/** The lib for the tests of a file: there before the first of them, gone after the last. */
export function useLinking(): LinkingUnderTest & { readonly recordings: Recordings } {
  let started: LinkingUnderTest | undefined;
  beforeAll(async () => {
    started = await startLinking();
  });
  afterAll(() => started?.stop());
  const linking = (): LinkingUnderTest => {
    if (started === undefined) throw new Error('Linking is there in tests and hooks alone');
    return started;
  };
  return {
    get db() {
      return linking().db;
    },
    get databaseUrl() {
      return linking().databaseUrl;
    },
    get clock() {
      return linking().clock;
    },
    get module() {
      return linking().module;
    },
    get recordings() {
      return linking().module.get(Recordings);
    },
    stop: () => linking().stop(),
  };
}

/** How many rows a query finds. */
export async function countOf(db: Db, sql: string, values: readonly unknown[] = []): Promise<number> {
  return (await one<{ count: number }>(db, unprepared(`select count(*) as count from ${sql}`), values)).count;
}
