import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { endOfDay } from '../../ui/days.js';
import { fieldErrors } from '../../ui/field-errors.js';
import { toldFailure } from '../../ui/told.js';

type Role = Schemas['ApiKeyView']['role'];

const ROLES: { value: Role; label: string }[] = [
  { value: 'service', label: 'service: hands in recordings, meetings and calls, and reads them' },
  { value: 'viewer', label: 'viewer: reads' },
  { value: 'member', label: 'member: reads, and links by hand' },
  { value: 'admin', label: 'admin: everything of this team' },
];

interface CreateKeyProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (made: { name: string; key: string }) => void;
}

interface Values {
  name: string;
  role: Role;
  /** A date; the key expires at its end, in the reader's zone. */
  expiresOn: string;
}

export function CreateKey({ isOpen, onClose, onMade }: CreateKeyProps): ReactElement {
  const form = useForm<Values>({ initialValues: { name: '', role: 'service', expiresOn: '' } });
  const create = useMutation({
    mutationFn: ({ name, role, expiresOn }: Values) => {
      const expiresAt = expiresOn === '' ? {} : { expiresAt: endOfDay(expiresOn).toISOString() };
      return client.POST('/v1/api-keys', { body: { name, role, ...expiresAt } });
    },
    onSuccess: async ({ data }) => {
      onClose();
      form.reset();
      await refreshAll();
      if (data !== undefined) onMade({ name: data.name, key: data.key });
    },
    onError: (error) => {
      const { expiresAt, ...others } = fieldErrors(error, ['name', 'role', 'expiresAt']);
      const faults = { ...others, ...(expiresAt === undefined ? {} : { expiresOn: expiresAt }) };
      form.setErrors(faults);
      if (Object.keys(faults).length === 0) toldFailure(error);
    },
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title="Create an API key">
      <form
        className="stack"
        onSubmit={form.onSubmit((values) => {
          create.mutate(values);
        })}
      >
        <TextInput
          label="Name"
          description="What uses it, so that you know which one to revoke"
          placeholder="recording service"
          data-autofocus
          required
          withAsterisk={false}
          {...form.getInputProps('name')}
        />
        <NativeSelect label="Role" data={ROLES} {...form.getInputProps('role')} />
        <TextInput
          type="date"
          label="Expires after"
          description="Left empty: never"
          {...form.getInputProps('expiresOn')}
        />
        <div className="row">
          <Button type="submit" loading={create.isPending}>
            Create
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
