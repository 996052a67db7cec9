import type { Attendee } from './attendee.js';

/** Local parts that no person reads. */
const NO_REPLY =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|mailer-daemon|postmaster|bounces?|notifications?)(?:[-+._].*|\d+)?$/;
/** Notetaker bots by their own local part, whatever the host. */
const BOT_LOCAL = /^(?:note-?taker|meeting-?bot|recorder|recording-?bot|scribe-?bot)(?:[-+.].*)?$/;
/** Single mailboxes of notetakers and calendars; the vendors' people are customers like any other. */
const MACHINE_ADDRESSES = new Set([
  'calendar-notification@google.com',
  'fred@fireflies.ai',
  'meet-recordings-noreply@google.com',
  'pa@otter.ai',
  'unknownorganizer@calendar.google.com',
]);
/** Hosts of rooms, and of mailboxes that file what is sent to them. */
const MACHINE_HOSTS = [
  'resource.calendar.google.com',
  'group.calendar.google.com',
  'bcc.hubspot.com',
  'in.salesforce.com',
  'le.salesforce.com',
  'case.salesforce.com',
  'pipedrivemail.com',
  'incoming.intercom.io',
  'bot.recall.ai',
];
/** What notetakers call themselves. */
const BOT_NAMES = [
  /\bnote[- ]?taker\b|\bnotetaking\b|\botter ?pilot\b|\b(?:recording|meeting|recall\.ai) bot\b/i,
  /^(?:fireflies\.ai|otter\.ai|read\.ai|fathom|tl;dv|gong|chorus|avoma|grain|sembly|meetgeek|supernormal)\b.*\b(?:bot|assistant|recorder|meeting notes|pilot)\b/i,
  // The vendor's own host or mark as a name: no person is called so.
  /^(?:(?:otter|fireflies|read|recall|sembly|meetgeek)\.ai|(?:gong|tldv)\.io|grain\.com|tl;dv|tldv)$/i,
];

function isMachineHost(host: string): boolean {
  return MACHINE_HOSTS.some((machine) => host === machine || host.endsWith(`.${machine}`));
}

function isBotName(name: string | undefined): boolean {
  return name !== undefined && BOT_NAMES.some((bot) => bot.test(name));
}

/** Notetaker bots, room resources, no-reply and mail-in addresses are on neither side (W2). */
function isMachine({ isBot, address, name }: Attendee): boolean {
  if (isBot) return true;
  if (address === undefined) return isBotName(name);
  const { text, local, host } = address;
  if (MACHINE_ADDRESSES.has(text) || NO_REPLY.test(local) || BOT_LOCAL.test(local)) return true;
  return isMachineHost(host) || isBotName(name);
}

/** W2: a bot can be first in the list. */
export function dropMachines(attendees: readonly Attendee[]): { kept: Attendee[]; dropped: Attendee[] } {
  return {
    kept: attendees.filter((attendee) => !isMachine(attendee)),
    dropped: attendees.filter(isMachine),
  };
}
