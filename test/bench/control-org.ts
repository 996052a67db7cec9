/** One operation of the simulated org's own API, which counts as no request of the service. */
export async function controlOrg<T>(orgUrl: string, operation: string, args: unknown[] = []): Promise<T> {
  const response = await fetch(`${orgUrl}/__org/${operation}`, { method: 'POST', body: JSON.stringify(args) });
  if (!response.ok) throw new Error(`The org refused ${operation}: ${await response.text()}`);
  return ((await response.json()) as { result: T }).result;
}

/** API calls the org has counted. */
export async function requestsSeen(orgUrl: string): Promise<number> {
  return (await controlOrg<{ apiCalls: number }>(orgUrl, 'requests/counters')).apiCalls;
}
