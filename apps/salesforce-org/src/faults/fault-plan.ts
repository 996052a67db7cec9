import { type RequestKind } from '../http/exchange.js';

/** Trouble the org makes on matching requests. */
export interface Fault {
  /** Only requests of this kind; every kind when left out. */
  kind?: RequestKind;
  /** Only paths (with query) that match this regular expression. */
  path?: string;
  /** How many requests it strikes; 1 unless said. 0: every one until cleared. */
  times?: number;
  /** Lets this many matching requests pass first. */
  skip?: number;
  effect: FaultEffect;
}

export type FaultEffect = {
  type: 'status';
  status: number;
  body?: 'json' | 'html' | 'empty';
  errorCode?: string;
  message?: string;
};

export interface PlannedFault extends Fault {
  id: number;
  struck: number;
  seen: number;
}

export class FaultPlan {
  private planned: PlannedFault[] = [];
  private nextId = 1;

  constructor(readonly seed: number) {}

  add(fault: Fault): number {
    const id = this.nextId;
    this.nextId += 1;
    this.planned.push({ ...fault, id, struck: 0, seen: 0 });
    return id;
  }

  list(): readonly PlannedFault[] {
    return this.planned;
  }

  clear(id?: number): void {
    this.planned = id === undefined ? [] : this.planned.filter((one) => one.id !== id);
  }

  /** The fault for this request, used up by it. */
  take(kind: RequestKind, path: string): PlannedFault | undefined {
    for (const fault of this.planned) {
      if (fault.kind !== undefined && fault.kind !== kind) continue;
      if (fault.path !== undefined && !new RegExp(fault.path).test(path)) continue;
      fault.seen += 1;
      if (fault.seen <= (fault.skip ?? 0)) continue;
      const times = fault.times ?? 1;
      if (times !== 0 && fault.struck >= times) continue;
      fault.struck += 1;
      return fault;
    }
    return undefined;
  }
}
