const WHO: Record<string, string> = {
  nobody: 'Nobody has to act: it passes by itself',
  team_admin: 'An admin of your team',
  salesforce_admin: 'Your Salesforce admin',
  operator: 'Whoever runs this service',
};

/** Who must act, in words. */
export const who = (whoMustAct: string): string => WHO[whoMustAct] ?? whoMustAct;
