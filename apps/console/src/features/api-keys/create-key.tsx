import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { endOfDay } from '../../ui/days.js';
import { FormDialog } from '../../ui/form-dialog.js';

type Role = Schemas['ApiKeyView']['role'];

/** What a key of the role may do. */
const ROLES: Record<Role, string> = {
  service: 'Hands in recordings, meetings and calls, and reads them',
  viewer: 'Reads',
  member: 'Reads, and links by hand',
  admin: 'Everything of this team',
};

interface Values {
  name: string;
  role: Role;
  /** A date; the key expires at its end, in the reader's zone. */
  expiresOn: string;
}

interface CreateKeyProps {
  onMade: (made: { name: string; key: string }) => void;
}

export function CreateKey({ onMade }: CreateKeyProps): ReactElement {
  return (
    <FormDialog<Values>
      label="Create key"
      title="Create an API key"
      submitLabel="Create"
      initialValues={{ name: '', role: 'service', expiresOn: '' }}
      fieldOf={{ expiresAt: 'expiresOn' }}
      onSubmit={async ({ name, role, expiresOn }) => {
        const expiresAt = expiresOn === '' ? {} : { expiresAt: endOfDay(expiresOn).toISOString() };
        const { data } = await client.POST('/v1/api-keys', { body: { name, role, ...expiresAt } });
        await refreshAll();
        if (data !== undefined) onMade({ name: data.name, key: data.key });
      }}
    >
      {(form) => (
        <>
          <TextInput
            label="Name"
            description="What uses it, so that you know which one to revoke"
            placeholder="recording service"
            data-autofocus
            required
            withAsterisk={false}
            {...form.getInputProps('name')}
          />
          <NativeSelect
            label="Role"
            description={ROLES[form.values.role]}
            data={Object.keys(ROLES)}
            {...form.getInputProps('role')}
          />
          <TextInput
            type="date"
            label="Expires after"
            description="Left empty: never"
            {...form.getInputProps('expiresOn')}
          />
        </>
      )}
    </FormDialog>
  );
}
