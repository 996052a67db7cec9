import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { client, refreshAll } from '../../api/client.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ROLES, type UserRole } from './roles.js';

interface AddUserProps {
  onAdded: (made: { email: string; password: string }) => void;
}

export function AddUser({ onAdded }: AddUserProps): ReactElement {
  return (
    <FormDialog<{ email: string; role: UserRole }>
      label="Add user"
      title="Add a user"
      submitLabel="Add"
      initialValues={{ email: '', role: 'member' }}
      onSubmit={async (body) => {
        const { data } = await client.POST('/v1/users', { body });
        await refreshAll();
        if (data !== undefined) onAdded({ email: data.email, password: data.password ?? '' });
      }}
    >
      {(form) => (
        <>
          <TextInput
            label="Email"
            type="email"
            autoComplete="off"
            data-autofocus
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
          />
          <NativeSelect label="Role" data={ROLES} {...form.getInputProps('role')} />
          <p className="soft small">A temporary password is shown once; you hand it over yourself, no mail is sent.</p>
        </>
      )}
    </FormDialog>
  );
}
