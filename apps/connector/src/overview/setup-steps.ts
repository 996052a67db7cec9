/** A step of the first run. The first that is not done is next; later ones wait. */
export interface SetupStep {
  id: (typeof SETUP_STEPS)[number];
  state: 'done' | 'next' | 'waiting';
  detail: string;
  link: string;
  /** What may be saved as it is: of the internal domains those that users share (W1). */
  proposed?: readonly string[];
}

export const SETUP_STEPS = [
  'admin',
  'connection',
  'internalDomains',
  'stages',
  'mapping',
  'firstSync',
  'firstRecording',
] as const;

const ABOUT: Record<SetupStep['id'], { done: string; open: string; link: string }> = {
  admin: {
    done: 'Somebody administers this team.',
    open: 'Make an admin: npm run cli -- user create --team default --email you@example.com --role admin',
    link: '/users',
  },
  connection: {
    done: 'The Salesforce org is connected.',
    open: 'Connect the Salesforce org whose records are to be mirrored.',
    link: '/connection',
  },
  internalDomains: {
    done: 'It is known which addresses are yours.',
    open: 'Say which mail domains are yours, so that colleagues are never taken for customers.',
    link: '/settings',
  },
  stages: {
    done: 'The stage values are saved.',
    open: 'Take over the stages of the org, so that open, won and lost are told apart.',
    link: '/stages',
  },
  mapping: {
    done: 'The Opportunity fields are saved.',
    open: 'Say which CRM field feeds each Opportunity field; one click saves the standard ones.',
    link: '/field-configuration/Opportunity',
  },
  firstSync: {
    done: 'Every object has been synced.',
    open: 'The first sync starts by itself once the fields are saved.',
    link: '/syncs',
  },
  firstRecording: {
    done: 'Recordings are handed in.',
    open: 'Hand in a first recording.',
    link: '/recordings',
  },
};

function openStep(id: SetupStep['id'], domains: readonly string[]): Pick<SetupStep, 'detail' | 'link' | 'proposed'> {
  const { open: detail, link } = ABOUT[id];
  if (id !== 'internalDomains' || domains.length === 0) return { detail, link };
  return { detail: `${detail} Users of your org share ${domains.join(', ')}.`, link, proposed: domains };
}

/** The steps, by which of them are done; `domains` are proposed as internal ones. */
export function setupSteps(
  done: Readonly<Record<SetupStep['id'], boolean>>,
  domains: readonly string[] = [],
): SetupStep[] {
  const next = SETUP_STEPS.find((id) => !done[id]);
  return SETUP_STEPS.map((id) => {
    if (done[id]) return { id, state: 'done', detail: ABOUT[id].done, link: ABOUT[id].link };
    return { id, state: id === next ? 'next' : 'waiting', ...openStep(id, domains) };
  });
}
