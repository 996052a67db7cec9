import { notifications } from '@mantine/notifications';
import { Problem } from '#client';

/** A short word that something was done. */
export function toldDone(message: string): void {
  notifications.show({ message, color: 'green.8' });
}

function reasonOf(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  return failure instanceof Problem ? failure.message : 'The service did not answer.';
}

/** Why something could not be done, in the service's words. */
export function toldFailure(failure: unknown): void {
  const message = reasonOf(failure);
  notifications.show({ title: 'That did not work', message, color: 'red.8', autoClose: 10_000 });
}
