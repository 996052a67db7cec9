/** A call with somebody whom no record has, that ended just now or so long ago, to be decided at once. */
export function callWithNobody(endedMsAgo = 1000): Readonly<Record<string, unknown>> {
  const endedAt = Date.now() - endedMsAgo;
  return {
    kind: 'virtual_conference',
    startedAt: new Date(endedAt - 60_000).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    owner: { email: 'ana@ours.example' },
    attendees: [{ name: 'Nobody', email: 'nobody@nowhere-known.example', talkTimeMs: 1 }],
    decide: 'now',
  };
}
