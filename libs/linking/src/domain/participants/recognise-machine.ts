import { type Address, removeInvisible } from '#identifiers';
import { NOTETAKERS } from './notetakers.js';

/** Calendars' own mailboxes, and those of notetakers; the vendors' people are customers like any other. */
const MACHINE_MAILBOXES = new Set([
  ...NOTETAKERS.flatMap(({ mailboxes }) => mailboxes),
  'calendar-notification@google.com',
  'unknownorganizer@calendar.google.com',
]);
/** On these hosts a mailbox of that name is the service's own. */
const NOTETAKER_HOSTS = new Set(NOTETAKERS.flatMap(({ hosts }) => hosts));
const SERVICE = '(?:ai|assistant|bot|notetaker|note-taker|recorder|agent|record|join|invite)';
const SERVICE_MAILBOX = new RegExp(`^${SERVICE}(?:\\+.*)?$`);
/** Of `ai.tanaka@` it cannot be said: it may be one of the vendor's people. */
const SERVICE_WORDS = new RegExp(`^${SERVICE}[-._].*$`);
/** Hosts of rooms and calendars, of notetakers' guests, and of mailboxes that file what is sent to them. */
const MACHINE_HOSTS = [
  'resource.calendar.google.com',
  'group.calendar.google.com',
  'import.calendar.google.com',
  'group.v.calendar.google.com',
  'rooms.webex.com',
  'zoomcrc.com',
  'assistant.gong.io',
  'in.salesforce.com',
  'le.salesforce.com',
  'case.salesforce.com',
  'apex.salesforce.com',
  'pipedrivemail.com',
  'incoming.intercom.io',
  'bot.recall.ai',
  'recorder.chorus.ai',
  'teams.ms',
  'bjn.vc',
];
/** Those of a region or a sandbox: `bcc-eu1.hubspot.com`. */
const MACHINE_HOST =
  /(?:^|\.)(?:(?:bcc|forward)(?:-[a-z]{2}\d)?\.hubspot|(?:case|apex|le|in)\.sandbox\.salesforce)\.com$/;

/** Words of mailboxes that no person reads. */
const NO_REPLY = /^(?:mailer-daemon|postmaster|bounces?|notifications?)(?:[-+._].*|\d+)?$/;
/** The same in the languages of our users, also with the sender's name in front: `calendar-noreply@`. */
const NO_REPLY_WORDS =
  /^(?:.{1,60}[-_.])?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|don[-_.]?t[-_.]?reply|no[-_.]?(?:responder|contestar|responda)|nao[-_.]?respond(?:a|er)|ne[-_.]?pas[-_.]?repondre|pas[-_.]?de[-_.]?reponse|(?:bitte[-_.]?)?nicht[-_.]?antworten|keine[-_.]?antwort|non[-_.]?rispondere|niet[-_.]?(?:be)?antwoorden|geen[-_.]?antwoord)(?:[-+._].*|\d+)?$/;
/** Words of notetakers' mailboxes, whatever the host. */
const BOT_MAILBOX =
  /^(?:note[-_.]?taker|ai[-_.]?note[-_.]?taker|meeting[-_.]?(?:bot|notes|recorder)|recorder|recording[-_.]?bot|recordings?|scribe[-_.]?bot|transcri(?:ber|pt|pts|ption))(?:[-+._].*|\d+)?$/;

const ROLES =
  '(?:ai )?(?:note[- ]?takers?|notes? taker|meeting notes|notes|recorder|recording|meeting recorder|recording bot|meeting bot|bot|assistant|meeting assistant|meeting agent|agent|companion|copilot|co-pilot|pilot|scribe|transcriber|transcription|sidekick|coordinator)(?: bot)?';
const escaped = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const OWN_NAMES = escaped(NOTETAKERS.flatMap(({ names }) => names));
const WORDS = escaped(NOTETAKERS.flatMap(({ names, words }) => [...names, ...words]));
/** "ruth's ", of whoever sent it. */
const OWNER = "(?:[^,()]{1,80}['’]s? )?";

/**
 * Whole names alone: a product's word with a surname or a job title behind it is a person's. All are anchored, and what
 * they leave open is bounded, so that each takes linear time.
 */
const MACHINE_NAMES: readonly RegExp[] = [
  // "Otter.ai", "Ruth's OtterPilot", "Fathom (Recording)"
  new RegExp(`^${OWNER}(?:${OWN_NAMES})(?: \\((?:${ROLES}|${WORDS})\\))?$`),
  // "Avoma Assistant", "Ruth's Fathom Notetaker", "read.ai meeting notes", "Gong Recorder (Acme)"
  new RegExp(`^${OWNER}(?:${WORDS}) ${ROLES}(?: \\([^()]{1,80}\\))?$`),
  // "Fireflies.ai Notetaker Ruth Miller"
  new RegExp(`^(?:${WORDS}) (?:ai )?note[- ]?taker(?: [^,()]{1,80})?$`),
  // "Acme Notetaker", "Ruth's Notetaker (Otter.ai)", "AI Note-Taker"
  /^(?:[^,()]{1,80} )?note[- ]?taker(?: bot)?(?: \([^()]{1,80}\))?$/,
  // A role and nothing else
  /^(?:ai |the )?(?:meeting|recording|call|transcription|zoom|teams) (?:bot|recorder|assistant|notes|notetaker)(?: bot)?$/,
  // "Acme Meeting Notes"
  /^[^,()]{1,80} meeting (?:bot|recorder|notes)$/,
  /^(?:ai )?(?:notetaking|note-taking) (?:bot|assistant)$/,
  /^(?:recorder|recording|transcriber|ai assistant|ai meeting assistant|meeting notes|(?:live )?transcription(?: service)?)$/,
];
/** What a meeting's host writes behind the names of strangers; another word in brackets may be part of who it is. */
const REMARKS =
  /(?: ?[([](?:guest|external|unverified|gast|extern|nicht (?:verifiziert|überprüft)|invité|externe|non vérifié|invitado|externo|no verificado|ospite|esterno|non verificato|convidado|não verificado|niet geverifieerd)[)\]]){1,5}$/;
/** Longer ones are no display names. */
const LONGEST_NAME = 200;

/** A mailbox or host that is no person's, whoever the mirror has under it. */
export function isMachineMailbox({ text, local, host }: Address): boolean {
  if (MACHINE_MAILBOXES.has(text) || (NOTETAKER_HOSTS.has(host) && SERVICE_MAILBOX.test(local))) return true;
  return MACHINE_HOST.test(host) || MACHINE_HOSTS.some((machine) => host === machine || host.endsWith(`.${machine}`));
}

/** A mailbox that is called like one nobody reads. */
export function hasMachineWords({ local, host }: Address): boolean {
  if (NOTETAKER_HOSTS.has(host) && SERVICE_WORDS.test(local)) return true;
  return NO_REPLY.test(local) || NO_REPLY_WORDS.test(local) || BOT_MAILBOX.test(local);
}

/** A display name that notetakers have, as it was given: brackets say which one it is. */
export function isMachineName(name: string | undefined): boolean {
  if (name === undefined || name.length > LONGEST_NAME) return false;
  const whole = removeInvisible(name.normalize('NFKC')).replace(/\s+/g, ' ').trim().toLowerCase();
  return [whole, whole.replace(REMARKS, '')].some((text) => MACHINE_NAMES.some((pattern) => pattern.test(text)));
}
