import { mix } from '../data/hash.js';
import { type RequestKind } from '../http/request-kind.js';

/** Trouble the org makes on matching requests. */
export interface Fault {
  /** Only requests of this kind; every kind when left out. */
  kind?: RequestKind;
  /** Only requests whose path and query match this regular expression. */
  path?: string;
  method?: string;
  /** How many requests it strikes; 1 unless said. 0: every one until cleared. */
  times?: number;
  /** Lets this many matching requests pass first. */
  skip?: number;
  effect: FaultEffect;
}

/** `afterBytes` counts body bytes on the wire, after compression. */
export type FaultEffect =
  /** The request is not processed; `html` with 200 is what a login page or a maintenance page looks like. */
  | {
      type: 'status';
      status: number;
      /** `oauth`: `{ error, error_description }` of the token endpoint, from `errorCode` and `message`; `text`: the message alone. */
      body?: 'json' | 'html' | 'empty' | 'oauth' | 'text';
      errorCode?: string;
      message?: string;
      retryAfterSeconds?: number;
    }
  /** The connection closes without an answer; the request is not processed. */
  | { type: 'drop' }
  /** Processed, then the connection closes in the middle of the body. */
  | { type: 'cut'; afterBytes: number }
  /** Silence in the middle of the body: for `ms`, or until the reader gives up. */
  | { type: 'stall'; afterBytes: number; ms?: number }
  | { type: 'slow'; bytesPerSecond: number }
  /** A late first byte. */
  | { type: 'delay'; ms: number }
  /** The last rows of a page are missing; headers and totals still count them. */
  | { type: 'truncate-rows'; rows: number }
  /** Sforce-NumberOfRecords (Bulk) or totalSize (REST) is off by this much. */
  | { type: 'wrong-count'; by: number }
  /** Sforce-Locator (Bulk) or nextRecordsUrl (REST) is left out. */
  | { type: 'missing-locator' }
  /** The page before comes again, under this page's headers. */
  | { type: 'duplicate-page' }
  /** Of a composite call, the parts whose address matches are refused; the others are answered. */
  | { type: 'refuse-parts'; url: string; status: number; errorCode: string; message?: string }
  /** The compressed body is damaged half way. */
  | { type: 'broken-gzip' }
  /** The last bytes of the compressed body are missing, 12 unless said, and it ends as if they were not. */
  | { type: 'short-body'; bytes?: number }
  /**
   * 401, and the session is gone; with `afterBytes` it goes in the middle of the body, which is cut there. Salesforce says
   * it with other codes than INVALID_SESSION_ID too, and as XML or HTML.
   */
  | { type: 'expire-session'; afterBytes?: number; errorCode?: string; body?: 'json' | 'html' | 'xml' | 'empty' };

export interface PlannedFault extends Fault {
  id: number;
  struck: number;
  seen: number;
}

/** Trouble at random, the same for the same seed and order of requests. */
export interface RandomTrouble {
  seed: number;
  /** In [0, 1]: how many of the requests are struck. */
  rate: number;
  kinds?: RequestKind[];
  effects?: FaultEffect[];
}

const USUAL_TROUBLE: FaultEffect[] = [
  { type: 'status', status: 503, errorCode: 'SERVER_UNAVAILABLE', message: 'Server unavailable' },
  { type: 'status', status: 503, body: 'html' },
  { type: 'status', status: 420, body: 'html' },
  { type: 'status', status: 406, body: 'empty' },
  { type: 'status', status: 500, errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' },
  { type: 'status', status: 200, body: 'html' },
  { type: 'drop' },
  { type: 'cut', afterBytes: 500 },
  { type: 'truncate-rows', rows: 1 },
  { type: 'broken-gzip' },
  { type: 'short-body' },
  { type: 'expire-session' },
  { type: 'delay', ms: 50 },
];

export class FaultPlan {
  private planned: PlannedFault[] = [];
  private nextId = 1;
  private random: RandomTrouble | undefined;
  private drawn = 0;

  add(fault: Fault): number {
    if (fault.path !== undefined) new RegExp(fault.path);
    const id = this.nextId;
    this.nextId += 1;
    this.planned.push({ ...fault, id, struck: 0, seen: 0 });
    return id;
  }

  list(): readonly PlannedFault[] {
    return this.planned;
  }

  /** One fault, or all of them and the random trouble. */
  clear(id?: number): void {
    this.planned = id === undefined ? [] : this.planned.filter((one) => one.id !== id);
    if (id === undefined) this.random = undefined;
  }

  setRandom(trouble: RandomTrouble | undefined): void {
    this.random = trouble;
    this.drawn = 0;
  }

  getRandom(): RandomTrouble | undefined {
    return this.random;
  }

  /** The trouble for this request, used up by it. */
  take(request: { kind: RequestKind; path: string; method: string }): FaultEffect | undefined {
    for (const fault of this.planned) {
      if (fault.kind !== undefined && fault.kind !== request.kind) continue;
      if (fault.method !== undefined && fault.method !== request.method) continue;
      if (fault.path !== undefined && !new RegExp(fault.path).test(request.path)) continue;
      fault.seen += 1;
      if (fault.seen <= (fault.skip ?? 0)) continue;
      const times = fault.times ?? 1;
      if (times !== 0 && fault.struck >= times) continue;
      fault.struck += 1;
      return fault.effect;
    }
    return this.atRandom(request.kind);
  }

  private atRandom(kind: RequestKind): FaultEffect | undefined {
    const { random } = this;
    if (!random || (random.kinds && !random.kinds.includes(kind))) return undefined;
    this.drawn += 1;
    if (mix(random.seed, 1, this.drawn) / 4294967296 >= random.rate) return undefined;
    const effects = random.effects ?? USUAL_TROUBLE;
    return effects[mix(random.seed, 2, this.drawn) % effects.length];
  }
}
