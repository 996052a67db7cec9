import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { sessionQuery } from '../../api/current-user.js';
import { FormDialog } from '../../ui/form-dialog.js';

interface Values {
  title: string;
  name: string;
  email: string;
}

type MirroredRecord = Schemas['RecordView'];

const emailOf = ({ fields }: MirroredRecord): string => fields['email'] ?? '';

async function peopleOf(accountCrmId: string | undefined): Promise<MirroredRecord[]> {
  const query = { limit: 50, ...(accountCrmId === undefined ? {} : { accountCrmId }) };
  const { data } = await client.GET('/v1/people', { params: { query } });
  return (data?.data ?? []).filter((person) => emailOf(person) !== '');
}

/** Somebody of the mirror whose account has an opportunity, so that the example is linked in all three slots. */
async function findBuyer(): Promise<Pick<Values, 'name' | 'email'>> {
  const { data } = await client.GET('/v1/opportunities', { params: { query: { limit: 10 } } });
  const accounts = (data?.data ?? [])
    .filter(({ withheld }) => withheld === null)
    .flatMap(({ fields }) => fields['accountCrmId'] ?? []);
  for (const account of [...new Set(accounts), undefined]) {
    const [person] = await peopleOf(account);
    if (person !== undefined) return { name: person.name ?? '', email: emailOf(person) };
  }
  return { name: '', email: '' };
}

/** What a recording service sends, of a meeting that ended a moment ago. */
function meeting({ title, name, email }: Values, host: string | null): Schemas['RecordingBody'] {
  const endedAt = Date.now();
  const own = host === null ? [] : [{ email: host, talkTimeMs: 600_000 }];
  return {
    kind: 'virtual_conference',
    title,
    startedAt: new Date(endedAt - 30 * 60_000).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    attendees: [...own, { ...(name === '' ? {} : { name }), email, talkTimeMs: 900_000 }],
    decide: 'now',
  };
}

/** Hands in a meeting that never was, for those who have no recording service yet. */
export function FirstRecording(): ReactElement | null {
  const navigate = useNavigate();
  const { data: session } = useQuery(sessionQuery);
  const buyer = useQuery({ queryKey: ['setup', 'example buyer'], queryFn: findBuyer, staleTime: 60_000 });
  if (buyer.isPending) return null;
  const { name = '', email = '' } = buyer.data ?? {};
  return (
    <FormDialog<Values>
      label="Hand in an example"
      title="Hand in an example"
      submitLabel="Hand in"
      initialValues={{ title: 'Discovery call', name, email }}
      fieldOf={{ 'attendees[1].email': 'email', 'attendees[1].name': 'name' }}
      onSubmit={async (values) => {
        const externalId = `example-${Date.now().toString(36)}`;
        const body = meeting(values, session?.email ?? null);
        await client.PUT('/v1/recordings/{externalId}', { params: { path: { externalId } }, body });
        await refreshAll();
        await navigate({ to: '/recordings/$externalId', params: { externalId } });
      }}
    >
      {(form) => (
        <>
          <p className="soft">
            A meeting of the last half hour with you and one customer, as a recording service would hand it in. You can
            erase it afterwards.
          </p>
          <TextInput label="Title" required withAsterisk={false} data-autofocus {...form.getInputProps('title')} />
          <TextInput label="Name of the customer" {...form.getInputProps('name')} />
          <TextInput
            type="email"
            label="Address of the customer"
            description={email === '' ? undefined : 'Somebody of your mirror whose account has an opportunity'}
            autoComplete="off"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
        </>
      )}
    </FormDialog>
  );
}
