import { queryOptions, useQuery } from '@tanstack/react-query';
import { Problem, type Schemas } from '#client';
import { client, queryClient } from './client.js';
import { keepCsrfToken } from './session.js';

export type Session = Schemas['SessionView'];

async function read(): Promise<Session | null> {
  try {
    const { data } = await client.GET('/v1/session');
    keepCsrfToken(data?.csrfToken ?? null);
    return data ?? null;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null is nobody. */
export const sessionQuery = queryOptions({ queryKey: ['get', '/v1/session'], queryFn: read, staleTime: Infinity });

export async function signIn(email: string, password: string): Promise<Session> {
  const { data } = await client.POST('/v1/session', { body: { email, password } });
  if (data === undefined) throw new Error('A success has a session');
  keepCsrfToken(data.csrfToken);
  queryClient.setQueryData(sessionQuery.queryKey, data);
  return data;
}

/** Ends the user's other sessions; this one stays, and is open to everything from now on. */
export async function changePassword(change: Schemas['PasswordBody']): Promise<void> {
  await client.PUT('/v1/session/password', { body: change });
  queryClient.setQueryData(sessionQuery.queryKey, (session) =>
    session ? { ...session, passwordChangeRequired: false } : session,
  );
}

export async function signOut(): Promise<void> {
  try {
    await client.DELETE('/v1/session');
  } catch (error) {
    // It had ended already.
    if (!(error instanceof Problem) || error.status !== 401) throw error;
  }
  keepCsrfToken(null);
  // What shows who is signed in goes on watching; everything else was the user's own.
  queryClient.setQueryData(sessionQuery.queryKey, null);
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== sessionQuery.queryKey[1] });
}

const RANK: Record<string, number> = { viewer: 1, member: 2, admin: 3 };

/** Whether the signed-in user has this role or one above it. The service decides; this only hides what it would refuse. */
export function useMay(role: 'viewer' | 'member' | 'admin'): boolean {
  const { data } = useQuery(sessionQuery);
  return (RANK[data?.role ?? ''] ?? 0) >= (RANK[role] ?? Infinity);
}
