/** Teams that have a label of their own; a metric has no more series than this allows, however many teams there are. */
const TEAMS_AT_MOST = 200;
/** The label of all the others together. */
export const OTHER_TEAMS = 'other';

export interface TeamValue {
  teamId: string;
  value: number;
}

/**
 * The label of each team: its own id, or `other` beyond so many teams, for all but the worst. `isWorse` orders them; by
 * default more is worse.
 */
export function teamLabels(
  values: Iterable<TeamValue>,
  isWorse: (a: number, b: number) => boolean = (a, b) => a > b,
  atMost = TEAMS_AT_MOST,
): Map<string, string> {
  const worst = new Map<string, number>();
  for (const { teamId, value } of values) {
    const known = worst.get(teamId);
    if (known === undefined || isWorse(value, known)) worst.set(teamId, value);
  }
  const sorted = [...worst].sort(([, a], [, b]) => (isWorse(a, b) ? -1 : isWorse(b, a) ? 1 : 0));
  return new Map(sorted.map(([teamId], index) => [teamId, index < atMost ? teamId : OTHER_TEAMS]));
}

/** For counters: a team keeps the label it was first counted under, so that no counter goes down. */
export class StickyTeamLabels {
  private readonly shown = new Set<string>();

  constructor(private readonly atMost = TEAMS_AT_MOST) {}

  of(teamId: string): string {
    if (this.shown.has(teamId)) return teamId;
    if (this.shown.size >= this.atMost) return OTHER_TEAMS;
    this.shown.add(teamId);
    return teamId;
  }
}
