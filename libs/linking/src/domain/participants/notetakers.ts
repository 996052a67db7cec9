/** A service that joins meetings to record them or to take notes. */
export interface Notetaker {
  readonly service: string;
  /** The vendor's own: mailboxes there that are called like a machine are one, the others are people. */
  readonly hosts: readonly string[];
  /** What its participant is called and no person is: enough by itself. Lower-case. */
  readonly names: readonly string[];
  /** The product's word, which may be a word or a surname too: it counts with a role ("Grain Recorder"). Lower-case. */
  readonly words: readonly string[];
  /** Addresses that are invited so that it joins, or that it sends from. */
  readonly mailboxes: readonly string[];
  /** The public page or file that tells its names and addresses. */
  readonly source: string;
  /** What is written there, of what its participant and its mailbox are called. */
  readonly seen: string;
}

/** Notetakers as an extension of Google Meet removes them by their display names. */
const REMOVE_BOTS = 'https://github.com/adexh/remove-bots/blob/main/lib/bots.js';
/** The same extension's tests: names as its calls had them. */
const REMOVE_BOTS_CALLS = 'https://github.com/adexh/remove-bots/blob/main/test/classify.test.js';
/** What an app that lists the participants of recorded meetings takes for machines. */
const OMI = 'https://github.com/BasedHardware/omi/blob/main/backend/utils/conversations/meeting_participants.py';

const KNOWN: readonly Notetaker[] = [
  {
    service: 'Otter.ai',
    hosts: ['otter.ai'],
    names: ['otter.ai', 'otter ai', 'otterpilot', 'otter pilot'],
    words: ['otter'],
    mailboxes: ['pa@otter.ai', 'notes@otter.ai', 'zoom@otter.ai'],
    source: 'https://help.otter.ai/hc/en-us/articles/22769249550103',
    seen: 'Otter Notetaker, formerly OtterPilot; as a participant "Libby\'s Notetaker (Otter.ai)" in linuxfoundation/lfx-self-serve#2253',
  },
  {
    service: 'Fireflies.ai',
    hosts: ['fireflies.ai'],
    names: ['fireflies.ai', 'fireflies ai', 'fireflies', 'fred fireflies', 'fred from fireflies'],
    words: [],
    mailboxes: ['fred@fireflies.ai', 'notetaker@fireflies.ai'],
    source: 'https://guide.fireflies.ai/articles/9554534786-how-fireflies-joins-and-records-your-meetings-faqs',
    seen: 'invited as fred@fireflies.ai, "appears as Fireflies.ai Notetaker"',
  },
  {
    service: 'Fathom',
    hosts: ['fathom.video', 'fathom.ai'],
    names: ['fathom.video', 'fathom ai', 'fathom.ai', 'fathom'],
    words: [],
    mailboxes: ['notetaker@fathom.video'],
    source: 'https://help.fathom.video/en/articles/294272',
    seen: '"a Fathom AI Notetaker on the call", whose name a team may change',
  },
  {
    service: 'Read AI',
    hosts: ['read.ai'],
    names: ['read.ai', 'read ai', 'meeting analytics from read', 'read meeting navigator', 'read meeting analytics'],
    words: ['read'],
    mailboxes: [],
    source: 'https://support.read.ai/hc/en-us/articles/41296196476051-How-to-Turn-Off-Read-ai',
    seen: '"Read AI joins meetings as a participant"; Read Assistant; Read.ai in the omi project\'s list',
  },
  {
    service: 'tl;dv',
    hosts: ['tldv.io'],
    names: ['tl;dv', 'tldv', 'tldv.io', 'tl;dv.io'],
    words: [],
    mailboxes: ['tldv@tldv.io', 'rec@tldv.io', 'notetaker@tldv.io'],
    source: 'https://intercom.help/tldv/en/articles/10684526-how-does-tl-dv-decide-whose-bot-joins-the-meeting',
    seen: 'the tl;dv bot; "tl;dv recorder" in the calls of adexh/remove-bots; rec@tldv.io in those of BasedHardware/omi',
  },
  {
    service: 'Gong',
    hosts: ['gong.io', 'assistant.gong.io'],
    names: ['gong.io', 'gong.io assistant'],
    words: ['gong'],
    mailboxes: ['assistant@gong.io'],
    source: 'https://help.gong.io/docs/manually-request-recording-of-web-conference-calls',
    seen: 'the Gong Assistant, companyname@assistant.gong.io; formerly one address for all; as a participant "[company] Notetaker"',
  },
  {
    service: 'Grain',
    hosts: ['grain.com', 'grain.co'],
    names: ['grain.com', 'grain.co', 'grain ai'],
    words: ['grain'],
    mailboxes: [],
    source: 'https://support.grain.com/en/articles/5729180-workspace-settings',
    seen: 'the Grain Recorder in Zoom meetings',
  },
  {
    service: 'Sembly',
    hosts: ['sembly.ai'],
    names: ['sembly', 'sembly ai', 'sembly.ai'],
    words: [],
    mailboxes: ['agent@sembly.ai'],
    source: 'https://helpdesk.sembly.ai/hc/en-us/articles/33573034385809-How-Sembly-Workspaces-Work',
    seen: 'Sembly Agents join meetings; "Sembly AI" in the calls of adexh/remove-bots',
  },
  {
    service: 'MeetGeek',
    hosts: ['meetgeek.ai'],
    names: ['meetgeek', 'meetgeek.ai', 'meetgeek ai'],
    words: [],
    mailboxes: ['notetaker@meetgeek.ai', 'bot@meetgeek.ai'],
    source: 'https://support.meetgeek.ai/en/articles/6011877-options-for-joining-meetings',
    seen: 'the Meetgeek bot, whose name users may change; bot@meetgeek.ai in its own page of old',
  },
  {
    service: 'Nylas Notetaker',
    hosts: ['nylas.com'],
    names: ['nylas notetaker', 'nylas'],
    words: [],
    mailboxes: [],
    source: 'https://developer.nylas.com/docs/reference/api/notetaker/invite-notetaker/',
    seen: 'the display name is "Nylas Notetaker" unless set',
  },
  {
    service: 'Fellow',
    hosts: ['fellow.app', 'fellow.ai'],
    names: ['fellow.app', 'fellow ai', 'fellow.ai'],
    words: ['fellow'],
    mailboxes: [],
    source: 'https://help.fellow.app/en/articles/9011001-auto-record-options-with-fellow-note-taker',
    seen: 'the Fellow Note Taker',
  },
  {
    service: 'Notta',
    hosts: ['notta.ai'],
    names: ['notta', 'notta.ai', 'notta ai', 'notta bot'],
    words: [],
    mailboxes: [],
    source: 'https://support.notta.ai/hc/en-us/articles/38458673905947',
    seen: 'Notta Bots transcribe online meetings',
  },
  {
    service: 'Jiminny',
    hosts: ['jiminny.com'],
    names: ['jiminny', 'jiminny.com', 'jiminny ai'],
    words: [],
    mailboxes: [],
    source: 'https://help.jiminny.com/en/articles/10599381-meeting-recording-consent',
    seen: 'the Jiminny Notetaker; Sidekick is its app',
  },
  {
    service: 'Circleback',
    hosts: ['circleback.ai'],
    names: ['circleback', 'circleback.ai', 'circleback ai'],
    words: [],
    mailboxes: [],
    source: 'https://circleback.ai/ja/blog/bot-vs-desktop-recording',
    seen: '"right there in the participant list, labeled something like Circleback Notetaker"',
  },
  {
    service: 'Clari Copilot',
    hosts: ['clari.com', 'trywingman.com'],
    names: ['clari copilot', 'clari', 'wingman by clari', 'clari wingman'],
    words: ['wingman'],
    mailboxes: [],
    source: 'https://community.clari.com/best-practices-learnings-wins-tips-70/2252',
    seen: '"which video conference meetings should Clari Copilot join"',
  },
  {
    service: 'Salesloft',
    hosts: ['salesloft.com'],
    names: ['salesloft', 'salesloft conversations', 'salesloft meeting assistant', 'conversation intelligence bot'],
    words: ['drift'],
    mailboxes: [],
    source: 'https://support.salesloft.com/hc/en-us/articles/360045339991-Manage-the-Conversation-Intelligence-Bot',
    seen: 'the Conversation Intelligence Bot joins as a participant, called "(company) Meeting" unless renamed',
  },
  {
    service: 'Metaview',
    hosts: ['metaview.ai'],
    names: ['metaview', 'metaview.ai', 'metaview ai'],
    words: [],
    mailboxes: [],
    source: 'https://support.metaview.ai/joining-your-calls/video-conference-calls/zoom',
    seen: 'Metaview Notetaker "appears as a guest participant"',
  },
  {
    service: 'Zoom',
    hosts: [],
    names: ['zoom ai companion', 'ai companion', 'zoom ai assistant', 'zoom notetaker', 'zoom recorder'],
    words: ['zoom'],
    mailboxes: [],
    source: OMI,
    seen: 'Zoom AI Companion; "Zoom Bot" in the calls of adexh/remove-bots',
  },
  {
    service: 'Google Meet',
    hosts: [],
    names: ['notes by gemini', 'gemini notes', 'google gemini', 'gemini in meet', 'take notes for me'],
    words: ['gemini', 'google meet'],
    mailboxes: [
      ...['meet-recordings-noreply@google.com', 'notetaker-noreply@google.com', 'gemini-notes@google.com'],
      'meetings-noreply@google.com',
    ],
    source: REMOVE_BOTS,
    seen: '"Notes by Gemini", "Take notes with Gemini" in the list of participants; the mailboxes send its notes',
  },
  {
    service: 'Microsoft Teams',
    hosts: [],
    names: [
      ...['microsoft copilot', 'microsoft 365 copilot', 'm365 copilot', 'teams copilot', 'copilot in teams'],
      'copilot',
    ],
    words: ['microsoft teams', 'teams'],
    mailboxes: [],
    source: 'https://skribby.io/docs/guides/bot-naming',
    seen: 'Copilot among the product names by which bots are recognised',
  },
  {
    service: 'Avoma',
    hosts: ['avoma.com'],
    names: ['avoma', 'avoma.com'],
    words: [],
    mailboxes: ['assistant@avoma.com'],
    source: REMOVE_BOTS_CALLS,
    seen: 'Avoma Assistant',
  },
  {
    service: 'Chorus',
    hosts: ['chorus.ai'],
    names: ['chorus.ai', 'chorus by zoominfo', 'chorus ai'],
    words: ['chorus'],
    mailboxes: [],
    source: REMOVE_BOTS_CALLS,
    seen: 'Chorus.ai; "Chorus" counts with a role alone, as it is a word',
  },
  {
    service: 'Outreach Kaia',
    hosts: [],
    names: ['outreach kaia', 'kaia ai'],
    words: ['kaia'],
    mailboxes: [],
    source: REMOVE_BOTS_CALLS,
    seen: 'Outreach Kaia, Kaia AI',
  },
];

type Listed = readonly [service: string, hosts: readonly string[], names: readonly string[], words: readonly string[]];

/** Known by their participants' names alone, from the one list. */
const LISTED: readonly Listed[] = [
  ['Krisp', ['krisp.ai'], ['krisp.ai', 'krisp ai', 'krisp'], []],
  ['Supernormal', ['supernormal.com'], ['supernormal', 'supernormal.com', 'supernormal ai'], []],
  ['Laxis', ['laxis.com'], ['laxis', 'laxis.com', 'laxis ai'], []],
  ['Recall.ai', ['recall.ai'], ['recall.ai', 'recall ai'], []],
  ['Granola', ['granola.ai'], ['granola', 'granola.ai', 'granola ai'], []],
  ['Spinach', ['spinach.io', 'spinach.ai'], ['spinach.io', 'spinach ai', 'spinach.ai'], ['spinach']],
  ['Sybill', ['sybill.ai'], ['sybill ai', 'sybill.ai'], ['sybill']],
  ['Bluedot', [], ['bluedot', 'bluedot.hq', 'bluedothq'], []],
  ['Colibri', [], ['colibri.ai', 'colibri ai'], ['colibri']],
  ['Airgram', [], ['airgram', 'airgram.io'], []],
  ['Noota', [], ['noota', 'noota.io'], []],
  ['Wudpecker', [], ['wudpecker', 'wudpecker.io'], []],
  ['Scribbl', [], ['scribbl', 'scribbl.co'], []],
  ['Rewatch', [], ['rewatch', 'rewatch.com'], []],
  ['Vowel', [], ['vowel.com'], ['vowel']],
  ['Modjo', [], ['modjo', 'modjo.ai'], []],
  ['Aviso', [], ['aviso ai', 'aviso.ai'], ['aviso']],
  ['Rilla', [], ['rilla ai', 'rilla.ai'], ['rilla']],
  ['Tanka', [], ['tanka ai', 'tanka.ai'], ['tanka']],
  ['Nyota', ['nyota.ai'], ['nyota ai', 'nyota.ai'], ['nyota']],
  ['Hedy', [], ['hedy ai'], ['hedy']],
  ['Jamie', [], ['jamie ai'], []],
  ['Attention', ['attention.com'], ['attention.com', 'attention ai'], []],
  ['Momentum', ['momentum.io'], ['momentum.io'], []],
  ['ZoomInfo Copilot', [], ['zoominfo copilot'], ['zoominfo']],
  ['ScreenApp', [], ['screenapp', 'screenapp.io'], []],
  ['Sonero', [], ['sonero'], []],
  ['Marsview', [], ['marsview'], []],
];

/** As read on 2026-11-27. */
export const NOTETAKERS: readonly Notetaker[] = [
  ...KNOWN,
  ...LISTED.map(([service, hosts, names, words]) => ({
    ...{ service, hosts, names, words, mailboxes: [], source: REMOVE_BOTS },
    seen: `${service} among the names of participants that are notetakers`,
  })),
  ...['meetrecord', 'hal.ai'].map((name) => ({
    ...{ service: name, hosts: [], names: [name, ...(name.includes('.') ? [] : [`${name}.com`])], words: [] },
    ...{ mailboxes: [], source: 'https://kb.wisc.edu/149383', seen: `${name} among the assistants that join meetings` },
  })),
  {
    ...{ service: 'Tactiq', hosts: [], names: ['tactiq', 'tactiq.io'], words: [], mailboxes: [] },
    ...{ source: 'https://github.com/Vexa-ai/vexa/issues/270', seen: 'tactiq among the names of bots' },
  },
];
