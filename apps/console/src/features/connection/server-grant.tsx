import { Button, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Problem } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { Card } from '../../ui/page.js';
import { toldDone, toldFailure } from '../../ui/told.js';

interface Values {
  grant: 'client_credentials' | 'jwt_bearer';
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  privateKey: string;
  username: string;
}

const EMPTY: Values = {
  grant: 'client_credentials',
  loginUrl: '',
  clientId: '',
  clientSecret: '',
  privateKey: '',
  username: '',
};

/** Server to server, without a person: both grants, with what to set up in Salesforce beside each field. */
export function ServerGrant(): ReactElement {
  const form = useForm<Values>({ initialValues: EMPTY });
  const connect = useMutation({
    mutationFn: ({ clientSecret, privateKey, username, ...rest }: Values) =>
      client.PUT('/v1/connection', {
        body: { ...rest, ...(rest.grant === 'client_credentials' ? { clientSecret } : { privateKey, username }) },
      }),
    onSuccess: async () => {
      form.reset();
      await refreshAll();
      toldDone('Connected.');
    },
    onError: (error) => {
      if (error instanceof Problem)
        form.setErrors(Object.fromEntries(error.errors.map(({ path, message }) => [path.replace(/^\//, ''), message])));
      toldFailure(error);
    },
  });
  const isJwt = form.values.grant === 'jwt_bearer';
  return (
    <Card title="Server to server">
      <form
        className="stack"
        onSubmit={form.onSubmit((values) => {
          connect.mutate(values);
        })}
      >
        <SegmentedControl
          aria-label="Grant"
          data={[
            { value: 'client_credentials', label: 'Client credentials' },
            { value: 'jwt_bearer', label: 'JWT bearer' },
          ]}
          {...form.getInputProps('grant')}
        />
        <p className="soft">
          {isJwt
            ? 'In the External Client App: Enable JWT Bearer Flow, upload the certificate, and pre-authorise the permission set.'
            : 'In the External Client App: Enable Client Credentials Flow, and under Policies set Run As to the integration user.'}
        </p>
        <TextInput
          label="Login address"
          description={
            isJwt
              ? 'https://login.salesforce.com, or your My Domain'
              : 'Your My Domain; login.salesforce.com does not take this grant'
          }
          placeholder="https://yourdomain.my.salesforce.com"
          required
          {...form.getInputProps('loginUrl')}
        />
        <TextInput
          label="Consumer key"
          description="External Client App, Settings, OAuth Settings, Consumer Key and Secret"
          required
          autoComplete="off"
          {...form.getInputProps('clientId')}
        />
        {isJwt ? (
          <>
            <TextInput
              label="Username"
              description="Of the integration user, as in Salesforce"
              required
              {...form.getInputProps('username')}
            />
            <Textarea
              label="Private key"
              description="PEM, of the certificate that was uploaded. Stored encrypted, never shown again."
              required
              rows={4}
              {...form.getInputProps('privateKey')}
            />
          </>
        ) : (
          <PasswordInput
            label="Consumer secret"
            description="Stored encrypted, never shown again."
            required
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the secret' }}
            {...form.getInputProps('clientSecret')}
          />
        )}
        <div>
          <Button type="submit" loading={connect.isPending}>
            Connect
          </Button>
        </div>
      </form>
    </Card>
  );
}
