import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { client } from '../../api/client.js';
import { Card } from '../../ui/page.js';
import { toldFailure } from '../../ui/told.js';

/** Sign-in on Salesforce's own page. Going there is a navigation: the policy lets no form leave. */
export function BrowserGrant({ isAgain }: { isAgain: boolean }): ReactElement {
  const [loginUrl, setLoginUrl] = useState('');
  const authorize = useMutation({
    mutationFn: () => client.POST('/v1/connection/authorize', { body: loginUrl === '' ? {} : { loginUrl } }),
    onSuccess: ({ data }) => {
      if (data !== undefined) window.location.assign(data.authorizationUrl);
    },
    onError: toldFailure,
  });
  return (
    <Card title="Sign in with a browser">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          authorize.mutate();
        }}
      >
        <p className="soft">
          In the External Client App, enter this service’s address followed by <code>/oauth/salesforce/callback</code>{' '}
          as the Callback URL and require PKCE. You sign in on Salesforce’s own page.
        </p>
        <TextInput
          label="Login address"
          description="Left empty: the one this service is configured with. A sandbox signs in at https://test.salesforce.com, or at its My Domain."
          placeholder="https://yourdomain.my.salesforce.com"
          value={loginUrl}
          onChange={(event) => {
            setLoginUrl(event.currentTarget.value);
          }}
        />
        <div>
          <Button type="submit" loading={authorize.isPending}>
            {isAgain ? 'Sign in to Salesforce again' : 'Sign in to Salesforce'}
          </Button>
        </div>
      </form>
    </Card>
  );
}
