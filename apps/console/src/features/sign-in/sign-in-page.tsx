import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { Problem } from '#client';
import { sessionQuery, signIn } from '../../api/current-user.js';
import { ChoosePassword } from './choose-password.js';
import classes from './sign-in-page.module.css';
import { Notice } from '../../ui/notice.js';

/** Whether an address is of this console, so that no link can lead from sign-in to a stranger. */
const isOurs = (address: string | undefined): address is string =>
  address !== undefined && /^\/(?![/\\])/.test(address);

export function SignInPage(): ReactElement {
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { data: session } = useQuery(sessionQuery);
  // Once chosen, the form stays until the next page is there.
  const [hasChosen, setHasChosen] = useState(false);
  const mustChoose = session?.passwordChangeRequired === true || hasChosen;
  const form = useForm({ initialValues: { email: '', password: '' } });
  useEffect(() => {
    document.title = `${mustChoose ? 'Choose your own password' : 'Sign in'} · Related Records`;
  }, [mustChoose]);

  const goOn = (): Promise<void> => navigate({ href: isOurs(to) ? to : '/', replace: true });
  const submit = async ({ email, password }: { email: string; password: string }): Promise<void> => {
    setIsBusy(true);
    setComplaint(null);
    try {
      const { passwordChangeRequired } = await signIn(email, password);
      if (!passwordChangeRequired) await goOn();
    } catch (error) {
      setComplaint(error instanceof Problem ? error.message : 'The service did not answer. Is it running?');
    } finally {
      setIsBusy(false);
    }
  };
  if (mustChoose) {
    return (
      <ChoosePassword
        email={session?.email ?? ''}
        currentPassword={form.values.password}
        onChosen={() => {
          setHasChosen(true);
          return goOn();
        }}
        onLeft={() => {
          form.reset();
        }}
      />
    );
  }
  return (
    <main className={classes.frame}>
      <div className={classes.box}>
        <img src="/icon.svg" alt="" />
        <h1>Sign in to Related Records</h1>
        <p className="soft">With the address an admin of your team added.</p>
        <form className="stack" onSubmit={form.onSubmit((values) => void submit(values))}>
          {complaint === null ? null : (
            <Notice tone="bad" title="You are not signed in" role="alert">
              {complaint}
            </Notice>
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
