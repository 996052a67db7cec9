import { type Fault, type RandomTrouble } from '../faults/fault-plan.js';
import { type FieldType } from '../data/fields.js';
import { type OldHost } from '../http/moved.js';
import { type Transaction } from '../data/transaction.js';
import { count, optionalText, record, text, texts, values } from './arguments.js';
import { type OrgControl } from './control.js';

export type Operation = (args: unknown[]) => unknown;

/** Every operation by its path, e.g. 'records/update' takes [object, id, values]. */
export function operations(control: OrgControl): Record<string, Operation> {
  return {
    ...recordOperations(control),
    ...schemaOperations(control),
    ...transactionOperations(control),
    ...serviceOperations(control),
  };
}

function recordOperations({ records }: OrgControl): Record<string, Operation> {
  return {
    'records/create': ([object, given]) => records.create(text(object, 'object'), values(given)),
    'records/update': ([object, id, given]) => {
      records.update(text(object, 'object'), text(id, 'id'), values(given));
    },
    'records/setSilently': ([object, id, given]) => {
      records.setSilently(text(object, 'object'), text(id, 'id'), values(given));
    },
    'records/delete': ([object, id]) => {
      records.delete(text(object, 'object'), text(id, 'id'));
    },
    'records/undelete': ([object, id]) => {
      records.undelete(text(object, 'object'), text(id, 'id'));
    },
    'records/purge': ([object, id, options]) => {
      records.purge(text(object, 'object'), text(id, 'id'), { trace: record(options).trace !== false });
    },
    'records/merge': ([object, master, losers]) => {
      records.merge(text(object, 'object'), text(master, 'master id'), texts(losers, 'loser ids'));
    },
    'records/convertLead': ([id, options]) => records.convertLead(text(id, 'id'), record(options)),
    'records/touch': ([object, howMany, given]) =>
      records.touch(text(object, 'object'), count(howMany, 'count'), values(given)),
    'records/get': ([object, id]) => records.get(text(object, 'object'), text(id, 'id')),
    'records/list': ([object, options]) => records.list(text(object, 'object'), listOptions(options)),
    'records/count': ([object, options]) =>
      records.count(text(object, 'object'), { includeDeleted: record(options).includeDeleted === true }),
  };
}

function listOptions(given: unknown): { offset: number; limit: number; search?: string } {
  const { offset, limit, search } = record(given);
  const wanted = optionalText(search, 'search');
  return {
    offset: offset === undefined ? 0 : count(offset, 'offset'),
    limit: Math.min(500, limit === undefined ? 100 : count(limit, 'limit')),
    ...(wanted === undefined ? {} : { search: wanted }),
  };
}

function schemaOperations({ fields, stages }: OrgControl): Record<string, Operation> {
  const two =
    (work: (a: string, b: string) => void): Operation =>
    ([a, b]) => {
      work(text(a, 'object'), text(b, 'field'));
    };
  const stage =
    (work: (value: string) => void): Operation =>
    ([value]) => {
      work(text(value, 'stage'));
    };
  return {
    'fields/list': ([object]) => fields.list(text(object, 'object')),
    'fields/hide': ([object, name, username]) => {
      fields.hide(text(object, 'object'), text(name, 'field'), optionalText(username, 'username'));
    },
    'fields/show': two((object, name) => {
      fields.show(object, name);
    }),
    'fields/remove': two((object, name) => {
      fields.remove(object, name);
    }),
    'fields/rename': ([object, name, newName]) => {
      fields.rename(text(object, 'object'), text(name, 'field'), text(newName, 'new name'));
    },
    'fields/retype': ([object, name, type]) => {
      fields.retype(text(object, 'object'), text(name, 'field'), text(type, 'type') as FieldType);
    },
    'fields/add': ([object, options]) => {
      const given = record(options);
      fields.add(text(object, 'object'), {
        ...given,
        name: text(given.name, 'name'),
        type: text(given.type, 'type') as FieldType,
      });
    },
    'formulas/setFactor': ([factor]) => {
      fields.setFormulaFactor(count(factor, 'factor'));
    },
    'stages/list': () => stages.list(),
    'stages/add': ([value, options]) => {
      stages.add(text(value, 'stage'), record(options));
    },
    'stages/deactivate': stage((value) => {
      stages.deactivate(value);
    }),
    'stages/activate': stage((value) => {
      stages.activate(value);
    }),
    'stages/remove': stage((value) => {
      stages.remove(value);
    }),
    'stages/retype': ([value, given]) => {
      const { isClosed, isWon } = record(given);
      stages.retype(text(value, 'stage'), { isClosed: isClosed === true, isWon: isWon === true });
    },
    'stages/rename': ([value, newValue]) => {
      stages.rename(text(value, 'stage'), text(newValue, 'new stage'));
    },
  };
}

/** `transactions/begin` answers a number; the changes take it as their first argument and show at `transactions/commit`. */
function transactionOperations(control: OrgControl): Record<string, Operation> {
  const within =
    (work: (transaction: Transaction, args: unknown[]) => unknown): Operation =>
    ([id, ...args]) =>
      work(control.transaction(count(id, 'transaction')), args);
  return {
    'transactions/begin': () => control.beginNumbered(),
    'transactions/create': within((transaction, [object, given]) =>
      transaction.create(text(object, 'object'), values(given)),
    ),
    'transactions/update': within((transaction, [object, id, given]) => {
      transaction.update(text(object, 'object'), text(id, 'id'), values(given));
    }),
    'transactions/delete': within((transaction, [object, id]) => {
      transaction.delete(text(object, 'object'), text(id, 'id'));
    }),
    'transactions/commit': within((transaction) => {
      transaction.commit();
    }),
    'transactions/rollback': within((transaction) => {
      transaction.rollback();
    }),
  };
}

function serviceOperations(control: OrgControl): Record<string, Operation> {
  const { quota, sessions, host, users, faults, requests, clock, jobs, recycleBin } = control;
  return {
    info: () => control.info(),
    'quota/get': () => quota.get(),
    'quota/set': ([given]) => {
      quota.set(record(given));
    },
    'concurrency/set': ([given]) => {
      control.setConcurrency(record(given));
    },
    'sessions/expire': ([username]) => sessions.expire(optionalText(username, 'username')),
    'sessions/setLife': ([ms]) => {
      sessions.setLife(count(ms, 'ms'));
    },
    'sessions/setCallsAtMost': ([calls]) => {
      sessions.setCallsAtMost(count(calls, 'calls'));
    },
    'host/move': ([url, how]) => {
      host.move(text(url, 'address'), text(how, 'how') as OldHost);
    },
    'host/moveBack': ([url]) => {
      host.moveBack(text(url, 'address'));
    },
    'sessions/revokeAll': () => {
      sessions.revokeAll();
    },
    'sessions/setRotation': ([on]) => {
      sessions.setRotation(on === true);
    },
    'sessions/releaseCursors': () => sessions.releaseCursors(),
    'sessions/approve': ([url, username]) =>
      sessions.approve(text(url, 'authorization address'), optionalText(username, 'username')),
    'users/deactivate': ([username]) => {
      users.deactivate(text(username, 'username'));
    },
    'users/activate': ([username]) => {
      users.activate(text(username, 'username'));
    },
    'users/setRights': ([username, rights]) => {
      users.setRights(text(username, 'username'), record(rights));
    },
    'users/setRunAs': ([username]) => {
      users.setRunAs(optionalText(username, 'username'));
    },
    'faults/add': ([fault]) => faults.add(record(fault) as unknown as Fault),
    'faults/list': () => faults.list(),
    'faults/random': ([trouble]) => {
      faults.random(
        trouble === undefined || trouble === null ? undefined : (record(trouble) as unknown as RandomTrouble),
      );
    },
    'faults/clear': ([id]) => {
      faults.clear(id === undefined ? undefined : count(id, 'fault'));
    },
    'requests/log': () => requests.log(),
    'requests/counters': () => requests.counters(),
    'requests/reset': () => {
      requests.reset();
    },
    'clock/now': () => clock.now().toISOString(),
    'clock/setOffset': ([ms]) => {
      clock.setOffset(count(ms, 'ms'));
    },
    'clock/advance': ([ms]) => {
      clock.advance(count(ms, 'ms'));
    },
    'jobs/list': () => jobs.list(),
    'jobs/setPace': ([pace]) => {
      jobs.setPace(record(pace));
    },
    'jobs/setDailyLimit': ([limit]) => {
      jobs.setDailyLimit(count(limit, 'limit'));
    },
    'jobs/setDailyMegabytes': ([megabytes]) => {
      jobs.setDailyMegabytes(count(megabytes, 'megabytes'));
    },
    'jobs/forget': () => {
      jobs.forget();
    },
    'jobs/failNext': ([message]) => {
      jobs.failNext(text(message, 'message'));
    },
    'recycleBin/empty': () => recycleBin.empty(),
    'recycleBin/purgeDeleteLog': ([before]) => {
      recycleBin.purgeDeleteLog(text(before, 'time'));
    },
    'jwt/setPublicKey': ([pem]) => {
      control.setJwtPublicKey(optionalText(pem, 'pem'));
    },
  };
}
