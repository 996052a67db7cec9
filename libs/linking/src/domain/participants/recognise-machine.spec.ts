import { isMachineName } from './recognise-machine.js';
import { NOTETAKERS } from './notetakers.js';

test('W2: at least twelve notetakers, each with its source', () => {
  expect(NOTETAKERS.length).toBeGreaterThanOrEqual(12);
  expect(NOTETAKERS.filter(({ source }) => source.trim() === '')).toEqual([]);
});

test.each([
  'Otter.ai',
  'OtterPilot',
  "Ana's OtterPilot",
  "Ruth's Notetaker (Otter.ai)",
  'Ruth’s Notetaker (Otter.ai)',
  "Adesh's Otter.ai Notetaker",
  'Fireflies.ai Notetaker',
  'Fireflies.ai Notetaker Bruno',
  'Fireflies Notetaker',
  "Dörte's Fathom Notetaker",
  'Fathom Notetaker',
  'Fathom',
  'read.ai meeting notes',
  'Read.ai Notetaker',
  'Read AI Notetaker',
  'Meeting Analytics from Read',
  'tl;dv',
  'tl;dv Notetaker',
  'tl;dv recorder',
  'Gong Assistant',
  'Gong Recorder',
  'Gong.io Notetaker',
  'Chorus Recorder',
  'Chorus.ai',
  'Avoma Assistant',
  'Grain Notetaker',
  'Grain Recorder',
  'Sembly AI',
  'Sembly Agent',
  "Rahil's MeetGeek Notetaker",
  'MeetGeek.ai',
  'MeetGeek Bot',
  'Zoom AI Companion',
  'AI Companion',
  'Microsoft Copilot',
  'Teams Copilot',
  'Notes by Gemini',
  'Krisp Notetaker',
  'Krisp Meeting Assistant',
  'Jiminny Notetaker',
  'Jiminny Sidekick',
  'Clari Copilot',
  'Salesloft Notetaker',
  'Fellow Notetaker',
  'Fellow AI Notetaker',
  'Fellow.app',
  'Circleback Notetaker',
  'Circleback',
  'Granola',
  'Supernormal Notetaker',
  'Notta Bot',
  'Laxis Assistant',
  'Spinach.io',
  'Sybill AI',
  'Recall.ai bot',
  'Liminal Notetaker',
  "Jumanzi's Notetaker",
  'AI Note-Taker',
  'Notetaker',
  'Meeting Recorder',
  'ＯＴＴＥＲ.ａｉ',
])('W2: a notetaker is called %s', (name) => {
  expect(isMachineName(name)).toBe(true);
});

test.each([
  'Gong Li',
  'Gong Li, Executive Assistant',
  'Gong Li (Executive Assistant)',
  'Grain Smith, Recorder of Deeds',
  'Otto Pilot',
  'Otter Jones',
  'Chorus',
  'Grain',
  'Reade Ai',
  'Bo Botha',
  'Fellow Mutasa',
  'Avoma Okafor, Assistant',
  'Krisp Andersen',
  'Sarah (Notes)',
  'Bo Li, Notetaker',
  'Read Thompson',
  'Fathom Lee, Sales Assistant',
  'Jamie Copilot-Meyer',
  'Zoom User',
  'Assistant',
])('W2: a person may be called %s', (name) => {
  expect(isMachineName(name)).toBe(false);
});

test('W2: a hostile name takes no time', () => {
  const started = performance.now();
  for (const name of [
    "'s ".repeat(66),
    'notetaker '.repeat(20),
    '('.repeat(200),
    'otter '.repeat(33),
    'x'.repeat(1_000_000),
  ])
    isMachineName(name);
  expect(performance.now() - started).toBeLessThan(50);
});
