import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { fieldErrors } from '../../ui/field-errors.js';
import { toldFailure } from '../../ui/told.js';
import { EVENTS, type Webhook, type WebhookEvent } from './api.js';

export interface EndpointValues {
  url: string;
  description: string;
  events: WebhookEvent[];
}

interface EndpointFormProps {
  title: string;
  submitLabel: string;
  /** As it is; left out for a new one. */
  endpoint?: Webhook;
  isOpen: boolean;
  onClose: () => void;
  onSubmit: (values: EndpointValues) => Promise<void>;
}

/** Where messages go, and about what. Closes once the service has taken it. */
export function EndpointForm(props: EndpointFormProps): ReactElement {
  const { title, submitLabel, endpoint, isOpen, onClose, onSubmit } = props;
  const form = useForm<EndpointValues>({
    initialValues: {
      url: endpoint?.url ?? '',
      description: endpoint?.description ?? '',
      events: endpoint?.events.filter((event) => event !== 'webhook.ping') ?? ['recording.linked'],
    },
    validate: { events: (events) => (events.length === 0 ? 'Choose one at least.' : null) },
  });
  const save = useMutation({
    mutationFn: onSubmit,
    onSuccess: () => {
      onClose();
      if (endpoint === undefined) form.reset();
    },
    onError: (error) => {
      const faults = fieldErrors(error, ['url', 'description', 'events']);
      form.setErrors(faults);
      if (Object.keys(faults).length === 0) toldFailure(error);
    },
  });
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="lg">
      <form
        className="stack"
        onSubmit={form.onSubmit((values) => {
          save.mutate(values);
        })}
      >
        <TextInput
          label="Address"
          description="https, and to be reached from the internet"
          placeholder="https://example.com/hooks/related-records"
          data-autofocus
          required
          withAsterisk={false}
          {...form.getInputProps('url')}
        />
        <TextInput label="Description" description="Optional" {...form.getInputProps('description')} />
        <Checkbox.Group label="Told about" {...form.getInputProps('events')}>
          <div className="stack-tight">
            {EVENTS.map(({ event, about }) => (
              <Checkbox key={event} value={event} label={`${about} (${event})`} />
            ))}
          </div>
        </Checkbox.Group>
        <div className="row">
          <Button type="submit" loading={save.isPending}>
            {submitLabel}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
