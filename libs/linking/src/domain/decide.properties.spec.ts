import fc from 'fast-check';
import { decide } from './decide.js';
import { type Decision, SLOTS } from './model/decision.js';
import { anyCandidates, anyConfiguration, anyRecording } from './testing/arbitrary.js';
import { NOW } from './testing/build.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const options = { seed, numRuns: 1_000 };

describe(`whatever the input (FC_SEED=${seed})`, () => {
  const anything = [anyRecording, anyCandidates, anyConfiguration] as const;

  test('L6.28: the order of the candidates never matters', () => {
    fc.assert(
      fc.property(...anything, fc.infiniteStream(fc.nat()), (recording, candidates, configuration, keys) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((entry) => ({ entry, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ entry }) => entry);
        const other = {
          ...candidates,
          people: shuffled(candidates.people),
          users: shuffled(candidates.users),
          accounts: shuffled(candidates.accounts).map((account) => ({
            ...account,
            opportunities: {
              ...account.opportunities,
              stages: shuffled(account.opportunities.stages),
              top: shuffled(account.opportunities.top),
            },
          })),
        };
        expect(JSON.stringify(decide(recording, other, configuration, NOW))).toBe(
          JSON.stringify(decide(recording, candidates, configuration, NOW)),
        );
      }),
      options,
    );
  });

  function everyDecision(holds: (decision: Decision) => void): void {
    fc.assert(
      fc.property(...anything, (recording, candidates, configuration) => {
        holds(decide(recording, candidates, configuration, NOW));
      }),
      options,
    );
  }

  test('no slot is without evidence and a sentence, and each is linked or has its reason and its counterfactual', () => {
    everyDecision(({ slots }) => {
      for (const slot of SLOTS) {
        const { state, crmId, type, reason, grade, snapshot, evidence, sentences, counterfactual } = slots[slot];
        expect(evidence.length).toBeGreaterThan(0);
        expect(sentences.length).toBeGreaterThan(0);
        const linked = [crmId, type, grade, snapshot].map((value) => value !== null);
        expect(new Set(linked)).toEqual(new Set([state === 'linked']));
        expect([reason === null, counterfactual === null]).toEqual([state === 'linked', state === 'linked']);
      }
    });
  });

  test('L3.5: Account and Opportunity are linked together or not at all, and never a withheld one', () => {
    everyDecision(({ slots: { account, opportunity } }) => {
      expect(account.state).toBe(opportunity.state);
      expect(account.reason).toBe(opportunity.reason);
      expect(opportunity.crmId === null || opportunity.crmId.startsWith(`${account.crmId ?? ''}-`)).toBe(true);
    });
  });

  test('a suggestion is never what is linked, and names each record once', () => {
    everyDecision(({ slots }) => {
      for (const slot of SLOTS) {
        const ids = slots[slot].suggestions.map(({ crmId }) => crmId);
        expect(new Set(ids).size).toBe(ids.length);
      }
    });
  });
});
