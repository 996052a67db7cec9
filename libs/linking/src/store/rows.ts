import type { Participant, Recording } from '../domain/model/recording.js';
import type { Decision } from '../domain/model/decision.js';
import type { Links } from '../domain/manual/links.js';
import type { DialerCall, Meeting } from '../domain/model/meeting.js';

/** Rows of schema linking as JSON gives them: instants are text with an offset. */
export interface MeetingRow {
  external_id: string;
  title: string;
  starts_at: string;
  ends_at: string;
  attendees: Participant[];
  invitees: Participant[];
  person_crm_ids: string[];
  captured_at: string | null;
  captured_person_crm_ids: string[] | null;
  registered_at: string;
}

export interface DialerCallRow {
  external_id: string;
  started_at: string;
  ended_at: string | null;
  direction: string;
  from_number: string;
  to_number: string;
  owner: Recording['owner'];
  person_crm_id: string | null;
  recording_external_id: string | null;
}

/** A recording with its slots; `document` is null while it is pending. */
export interface RecordingRow {
  external_id: string;
  body: Recording;
  decided_at: string | null;
  document: StoredDecision | null;
  /** Of the first document, once a person in it was erased. */
  document_sha256: string | null;
  redacted_at: string | null;
  links: Links;
}

const iso = (instant: string): string => new Date(instant).toISOString();

export function toMeeting(row: MeetingRow): Meeting {
  return {
    externalId: row.external_id,
    title: row.title,
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    attendees: row.attendees,
    invitees: row.invitees,
    personCrmIds: row.person_crm_ids,
    captured:
      row.captured_at === null
        ? undefined
        : { at: iso(row.captured_at), personCrmIds: row.captured_person_crm_ids ?? [] },
    registeredAt: iso(row.registered_at),
  };
}

export function toDialerCall(row: DialerCallRow): DialerCall {
  return {
    externalId: row.external_id,
    startedAt: iso(row.started_at),
    endedAt: row.ended_at === null ? null : iso(row.ended_at),
    direction: row.direction,
    fromNumber: row.from_number,
    toNumber: row.to_number,
    owner: row.owner ?? null,
    personCrmId: row.person_crm_id,
    recordingExternalId: row.recording_external_id,
  };
}

/** The decision as it was stored, with its id. */
export type StoredDecision = { readonly decisionId: string } & Decision;

/** A person in the decision was erased (E2). */
export interface Redaction {
  readonly redactedAt: string;
  /** SHA-256 of the first document, hexadecimal: whoever has it can tell that nothing else changed. */
  readonly documentSha256: string;
}

/** A recording as the service works with it. */
export interface StoredRecording {
  readonly externalId: string;
  readonly recording: Recording;
  /** Undefined while it is pending. */
  readonly decision: StoredDecision | undefined;
  readonly links: Links;
  /** Undefined while the decision stands as it was first stored. */
  readonly redaction?: Redaction | undefined;
}

export function toStoredRecording(row: RecordingRow): StoredRecording {
  const { external_id, body, document, document_sha256: documentSha256, redacted_at, links } = row;
  const decision = document ?? undefined;
  const redaction =
    documentSha256 === null || redacted_at === null ? undefined : { redactedAt: iso(redacted_at), documentSha256 };
  return { externalId: external_id, recording: body, decision, links, ...(redaction && { redaction }) };
}

/** The columns of a recording's slots, in the order of LINK_COLUMNS. */
export function linkValues({ person, account, opportunity }: Links): (string | null)[] {
  return [
    ...[person.state, person.origin, person.crmId, person.type, person.name, person.reason],
    ...[account.state, account.origin, account.crmId, account.name, account.reason],
    ...[opportunity.state, opportunity.origin, opportunity.crmId, opportunity.name, opportunity.reason],
  ];
}

export const LINK_COLUMNS = [
  ...['person_state', 'person_origin', 'person_crm_id', 'person_type', 'person_name', 'person_reason'],
  ...['account_state', 'account_origin', 'account_crm_id', 'account_name', 'account_reason'],
  ...['opportunity_state', 'opportunity_origin', 'opportunity_crm_id', 'opportunity_name', 'opportunity_reason'],
] as const;

/** The slots as one JSON value, in SQL. `r` is the recording. */
export const LINKS_JSON = `json_build_object(
  'person', json_build_object('state', r.person_state, 'origin', r.person_origin, 'crmId', r.person_crm_id,
    'type', r.person_type, 'name', r.person_name, 'reason', r.person_reason),
  'account', json_build_object('state', r.account_state, 'origin', r.account_origin, 'crmId', r.account_crm_id,
    'type', case when r.account_crm_id is not null then 'Account' end, 'name', r.account_name,
    'reason', r.account_reason),
  'opportunity', json_build_object('state', r.opportunity_state, 'origin', r.opportunity_origin,
    'crmId', r.opportunity_crm_id, 'type', case when r.opportunity_crm_id is not null then 'Opportunity' end,
    'name', r.opportunity_name, 'reason', r.opportunity_reason))`;
