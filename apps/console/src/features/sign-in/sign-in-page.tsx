import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { Problem } from '#client';
import { signIn } from '../../api/current-user.js';
import classes from './sign-in-page.module.css';

export function SignInPage(): ReactElement {
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useForm({ initialValues: { email: '', password: '' } });
  useEffect(() => {
    document.title = 'Sign in · Related Records';
  }, []);

  const submit = async ({ email, password }: { email: string; password: string }): Promise<void> => {
    setIsBusy(true);
    setComplaint(null);
    try {
      await signIn(email, password);
      await navigate({ to: to ?? '/', replace: true });
    } catch (error) {
      setComplaint(error instanceof Problem ? error.message : 'The service did not answer. Is it running?');
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <main className={classes.frame}>
      <div className={classes.box}>
        <img src="/icon.svg" alt="" />
        <h1>Sign in to Related Records</h1>
        <p className="soft">With the address an admin of your team added.</p>
        <form className="stack" onSubmit={form.onSubmit((values) => void submit(values))}>
          {complaint === null ? null : (
            <Alert color="red.8" title="You are not signed in" role="alert">
              {complaint}
            </Alert>
          )}
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" loading={isBusy}>
            Sign in
          </Button>
        </form>
      </div>
    </main>
  );
}
