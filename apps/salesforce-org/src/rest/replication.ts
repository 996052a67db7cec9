import { restDateTime } from '../data/format.js';
import { type Table } from '../data/table.js';
import { ApiError } from '../http/api-error.js';
import { type Exchange } from '../http/exchange.js';
import { json, type Reply } from '../http/reply.js';
import { tableOf } from './describe.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MAX_IDS = 600_000;

const invalid = (message: string): ApiError => new ApiError(400, 'INVALID_REPLICATION_DATE', message);

function time(exchange: Exchange, name: string): number {
  const text = exchange.url.searchParams.get(name);
  const ms = text === null ? Number.NaN : Date.parse(text.replace(' ', '+').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(ms)) throw new ApiError(400, 'MALFORMED_QUERY', `${name}Date: invalid date: ${String(text)}`);
  return ms;
}

/** Salesforce drops the seconds of both ends. */
const wholeMinute = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

interface Window {
  start: number;
  end: number;
  /** Up to here nothing can still appear: an open transaction's start bounds it. */
  covered: number;
}

function windowOf(exchange: Exchange, maxDays: number): Window {
  const { org } = exchange;
  const [givenStart, givenEnd] = [time(exchange, 'start'), time(exchange, 'end')];
  const [start, end] = [wholeMinute(givenStart), wholeMinute(givenEnd)];
  const now = org.now();
  if (givenEnd - givenStart <= MINUTE_MS)
    throw invalid('endDate must be greater than startDate by more than one minute');
  if (now - start > maxDays * DAY_MS)
    throw invalid(`startDate before org replication enabled date or older than ${String(maxDays)} days`);
  if (start > now) throw invalid('startDate cannot be in the future');
  const covered = Math.min(end, wholeMinute(now), ...[...org.store.open].map((one) => one.startedAt));
  return { start, end, covered };
}

function replicated(exchange: Exchange): Table {
  const table = tableOf(exchange);
  if (!table.def.replicateable) throw new ApiError(400, 'INVALID_TYPE', `${table.def.name} is not replicable`);
  return table;
}

export function updated(exchange: Exchange): Reply {
  const table = replicated(exchange);
  const { start, end, covered } = windowOf(exchange, 30);
  const { org, session } = exchange;
  const view = org.view(session.user);
  const ids: string[] = [];
  const consider = (index: number): void => {
    if (!table.exists(index) || table.isDeleted(index) || !view.canSee(table, index)) return;
    const stamp = Number(table.value(index, 'SystemModstamp'));
    if (stamp >= start && stamp < end) ids.push(table.codec.encode(index));
  };
  for (const index of table.stampRange?.(start, end) ?? []) if (!table.overlay.has(index)) consider(index);
  for (const index of table.overlay.keys()) consider(index);
  if (ids.length > MAX_IDS) throw new ApiError(400, 'EXCEEDED_ID_LIMIT', 'Too many IDs in the requested window');
  return json({ ids, latestDateCovered: restDateTime(covered) });
}

export function deleted(exchange: Exchange): Reply {
  const table = replicated(exchange);
  const { deleteLogRefusal: refusal } = exchange.org;
  if (refusal) throw new ApiError(refusal.status, refusal.errorCode, refusal.message);
  const { start, end, covered } = windowOf(exchange, 15);
  const { org, session } = exchange;
  const view = org.view(session.user);
  if (start < table.deleteLogPurgedBefore)
    throw invalid('the requested window reaches before the earliest deletion kept: do a full pull');
  const lines = table.deleteLog.filter((line) => line.at >= start && line.at < end && view.canSee(table, line.index));
  if (lines.length > MAX_IDS) throw new ApiError(400, 'EXCEEDED_ID_LIMIT', 'Too many IDs in the requested window');
  const earliest = Math.max(
    table.deleteLogPurgedBefore,
    table.deleteLogForgotBefore,
    Math.min(org.now() - 15 * DAY_MS, ...table.deleteLog.map((line) => line.at)),
  );
  return json({
    deletedRecords: lines.map((line) => ({ deletedDate: restDateTime(line.at), id: table.codec.encode(line.index) })),
    earliestDateAvailable: restDateTime(earliest),
    latestDateCovered: restDateTime(covered),
  });
}
