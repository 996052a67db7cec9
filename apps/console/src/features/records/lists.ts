/** The three lists of mirrored records; the first part of the path names which. */
export const LISTS = {
  accounts: { path: '/v1/accounts', title: 'Accounts', one: 'account', columns: ['website', 'accountType'] },
  opportunities: {
    path: '/v1/opportunities',
    title: 'Opportunities',
    one: 'opportunity',
    columns: ['stage', 'amount', 'closeDate'],
  },
  people: { path: '/v1/people', title: 'People', one: 'person', columns: ['email', 'title'] },
} as const;

export type ListName = keyof typeof LISTS;

/** `/people/003…` is of the list `people`. */
export function listOf(pathname: string): ListName {
  const [, name] = pathname.split('/');
  return name === 'opportunities' || name === 'people' ? name : 'accounts';
}
