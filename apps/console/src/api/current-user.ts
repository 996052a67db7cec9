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

export async function signOut(): Promise<void> {
  await client.DELETE('/v1/session');
  keepCsrfToken(null);
  queryClient.clear();
  queryClient.setQueryData(sessionQuery.queryKey, null);
}

const RANK: Record<string, number> = { viewer: 1, member: 2, admin: 3 };

/** Whether the signed-in user has this role or one above it. The service decides; this only hides what it would refuse. */
export function useMay(role: 'viewer' | 'member' | 'admin'): boolean {
  const { data } = useQuery(sessionQuery);
  return (RANK[data?.role ?? ''] ?? 0) >= (RANK[role] ?? Infinity);
}
