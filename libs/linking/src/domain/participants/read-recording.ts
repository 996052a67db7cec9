import { addressReader } from '#identifiers';
import type { Address } from '#identifiers';
import type { Participant, Recording } from '../model/recording.js';
import { flatMapSteps, type Steps } from '#identifiers';
import { type Attendee, readAttendee } from './attendee.js';

/** A recording whose addresses and names are read: once per distinct text, whatever is decided from them. */
export interface ReadRecording {
  readonly recording: Recording;
  readonly attendees: readonly Attendee[];
  readonly invitees: readonly Attendee[];
  readonly owner: Address | undefined;
}

/** A list from a caller may hold nothing where a participant should be. */
function isEntry(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null;
}

export function* readRecording(recording: Recording): Steps<ReadRecording> {
  const read = addressReader();
  const list = (participants: readonly Participant[] | null | undefined): Steps<Attendee[]> =>
    flatMapSteps(participants ?? [], (participant, position) =>
      isEntry(participant) ? [readAttendee(participant, position, read(participant.email))] : [],
    );
  const owner = read(recording.owner?.email);
  return {
    recording,
    attendees: yield* list(recording.attendees),
    invitees: yield* list(recording.invitees),
    owner: owner.kind === 'address' ? owner.address : undefined,
  };
}
