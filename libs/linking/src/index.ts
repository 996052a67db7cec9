export { LINK_CHANGED, LINKED } from './decide-now.js';
export { DialerCalls } from './dialer-calls.service.js';
export { type MappedValues } from './domain/model/candidates.js';
export {
  type Decision,
  type Evidence,
  type Flag,
  type Grade,
  type Reason,
  REASONS,
  type RecordType,
  RULE_SET_VERSION,
  type Slot,
  type SlotDecision,
  SLOTS,
  type Suggestion,
} from './domain/model/decision.js';
export { type ErasedPerson } from './domain/erasing/erased-person.js';
export { MARK } from './domain/erasing/mark.js';
export { redactNote } from './domain/erasing/redact.js';
export { decide } from './domain/decide.js';
export { type Link, type Links } from './domain/manual/links.js';
export { type DialerCall, type Meeting } from './domain/model/meeting.js';
export { type Participant, type Recording, type RecordingKind } from './domain/model/recording.js';
export { DueRecordings } from './due-recordings.service.js';
export { Feeds, type ListedAnswer, type ListQuery, type ReasonOfMany, type RecordingsWanted } from './feeds.service.js';
export { LinkingModule } from './linking.module.js';
export { type ChangedByHand, ManualLinks, type SlotOfRecording } from './manual-links.service.js';
export { Meetings, type MeetingToRegister } from './meetings.service.js';
export { type ChangedConfiguration, Preview } from './preview.service.js';
export { type Explanation, type HandedIn, type HandIn, type HistoryEntry, Recordings } from './recordings.service.js';
export { type RecentDifference, type RecentPreview, RecentPreviews } from './recent-preview.service.js';
export { ERASED, type LookedThrough, type PageToRedact, RecordingErasures } from './recording-erasures.service.js';
export { RecordingsSummary } from './recordings-summary.service.js';
export { type RecordingAnswer, type RelatedRecord, type Tile, type TileRecord } from './show-recording.js';
export { type ErasedRecording, type Tombstone, type TombstonePage } from './store/erasures.js';
export { type FeedEntry, type ListPosition, type RecordingFilter } from './store/recording-lists.js';
