import { Checkbox, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { FormDialog } from '../../ui/form-dialog.js';
import { EVENTS, type Webhook, type WebhookEvent } from './api.js';

export interface EndpointValues {
  url: string;
  description: string;
  events: WebhookEvent[];
}

interface EndpointFormProps {
  /** As it is; left out for a new one. */
  endpoint?: Webhook;
  onSubmit: (values: EndpointValues) => Promise<void>;
}

/** Where messages go, and about what. */
export function EndpointForm({ endpoint, onSubmit }: EndpointFormProps): ReactElement {
  const words =
    endpoint === undefined
      ? { label: 'Add webhook', title: 'Add a webhook', submitLabel: 'Add' }
      : { label: 'Change', title: 'Change the webhook', submitLabel: 'Save', variant: 'default' };
  return (
    <FormDialog<EndpointValues>
      {...words}
      size="lg"
      initialValues={{
        url: endpoint?.url ?? '',
        description: endpoint?.description ?? '',
        events: endpoint?.events.filter((event) => event !== 'webhook.ping') ?? ['recording.linked'],
      }}
      validate={{ events: (events: WebhookEvent[]) => (events.length === 0 ? 'Choose one at least.' : null) }}
      onSubmit={onSubmit}
    >
      {(form) => (
        <>
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
        </>
      )}
    </FormDialog>
  );
}
