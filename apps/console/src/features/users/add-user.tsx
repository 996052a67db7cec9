import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { client, refreshAll } from '../../api/client.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { toldFailure } from '../../ui/told.js';
import { ROLES, type UserRole } from './roles.js';

interface AddUserProps {
  isOpen: boolean;
  onClose: () => void;
  onAdded: (made: { email: string; password: string }) => void;
}

export function AddUser({ isOpen, onClose, onAdded }: AddUserProps): ReactElement {
  const form = useForm<{ email: string; role: UserRole }>({ initialValues: { email: '', role: 'member' } });
  const add = useMutation({
    mutationFn: (body: { email: string; role: UserRole }) => client.POST('/v1/users', { body }),
    onSuccess: async ({ data }) => {
      onClose();
      form.reset();
      await refreshAll();
      if (data !== undefined) onAdded({ email: data.email, password: data.password ?? '' });
    },
    onError: (error) => {
      const faults = fieldErrors(error, ['email', 'role']);
      form.setErrors(faults);
      if (Object.keys(faults).length === 0) toldFailure(error);
    },
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add a user">
      <form
        className="stack"
        onSubmit={form.onSubmit((values) => {
          add.mutate(values);
        })}
      >
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
        <div className="row">
          <Button type="submit" loading={add.isPending}>
            Add
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
