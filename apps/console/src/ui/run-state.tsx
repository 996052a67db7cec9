import type { ReactElement } from 'react';
import { Badge, type Tone } from './badge.js';

const STATES: Record<string, { tone: Tone; words: string }> = {
  queued: { tone: 'idle', words: 'queued' },
  running: { tone: 'busy', words: 'running' },
  succeeded: { tone: 'good', words: 'succeeded' },
  partial: { tone: 'warn', words: 'partial' },
  paused: { tone: 'warn', words: 'paused' },
  needs_approval: { tone: 'warn', words: 'needs approval' },
  failed: { tone: 'bad', words: 'failed' },
  cancelled: { tone: 'idle', words: 'cancelled' },
};

export function RunState({ state }: { state: string }): ReactElement {
  const { tone, words } = STATES[state] ?? { tone: 'idle', words: state };
  return <Badge tone={tone}>{words}</Badge>;
}
