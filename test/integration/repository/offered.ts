/** Views and functions of the mirror that linking reads: its contract with whoever looks records up. */
export const OFFERED_BY_THE_MIRROR = [
  'mirror.account_records',
  'mirror.contact_records',
  'mirror.contact_role_records',
  'mirror.domain_records',
  'mirror.follow_accounts',
  'mirror.follow_people',
  'mirror.lead_records',
  'mirror.opportunity_records',
  'mirror.user_records',
] as const;
