import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import { Problem } from '#client';
import { Notice } from './notice.js';

const LENGTH_LEAST = 12;
const FIELDS = ['currentPassword', 'newPassword', 'repeated'] as const;

interface PasswordFormProps {
  /** Whose password it is, for the browser's keeper of passwords. */
  email: string;
  /** When it was typed a moment ago. */
  currentPassword?: string;
  submitLabel: string;
  /** Does it; what it throws is shown at its field. */
  onSubmit: (change: { currentPassword: string; newPassword: string }) => Promise<void>;
}

const isTooShort = (password: string): boolean => Array.from(password.normalize('NFKC')).length < LENGTH_LEAST;

/** The faults the service found, each at the field it names. */
function atTheirFields(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {};
  const named = error.errors.map(({ path, message }) => [path.replace(/^\//, ''), message] as const);
  return Object.fromEntries(named.filter(([path]) => FIELDS.some((field) => field === path)));
}

/** The current password, and a new one twice. */
export function PasswordForm({ email, currentPassword = '', submitLabel, onSubmit }: PasswordFormProps): ReactElement {
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const form = useForm({
    initialValues: { currentPassword, newPassword: '', repeated: '' },
    validate: {
      newPassword: (value) => (isTooShort(value) ? `Use ${String(LENGTH_LEAST)} characters or more.` : null),
      repeated: (value, { newPassword }) => (value === newPassword ? null : 'The two are not the same.'),
    },
  });
  const goToFirst = (errors: Record<string, unknown>): void => {
    const first = FIELDS.find((field) => errors[field] !== undefined);
    if (first !== undefined) form.getInputNode(first)?.focus();
  };
  const submit = async (values: typeof form.values): Promise<void> => {
    setIsBusy(true);
    setComplaint(null);
    try {
      await onSubmit({ currentPassword: values.currentPassword, newPassword: values.newPassword });
    } catch (error) {
      const faults = atTheirFields(error);
      form.setErrors(faults);
      goToFirst(faults);
      if (Object.keys(faults).length > 0) return;
      setComplaint(error instanceof Problem ? error.message : 'The service did not answer. Is it running?');
    } finally {
      setIsBusy(false);
    }
  };
  const common = { required: true, withAsterisk: false } as const;
  return (
    <form className="stack" onSubmit={form.onSubmit((values) => void submit(values), goToFirst)}>
      {complaint === null ? null : (
        <Notice tone="bad" title="Your password is not changed" role="alert">
          {complaint}
        </Notice>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordInput
        label="Current password"
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the current password' }}
        {...common}
        {...form.getInputProps('currentPassword')}
      />
      <PasswordInput
        label="New password"
        description={`At least ${String(LENGTH_LEAST)} characters, five of them different, and none of the common ones.`}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the new password' }}
        {...common}
        {...form.getInputProps('newPassword')}
      />
      <PasswordInput
        label="New password, again"
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': 'Show the new password, again' }}
        {...common}
        {...form.getInputProps('repeated')}
      />
      <div>
        <Button type="submit" loading={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
