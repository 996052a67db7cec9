import { notifications } from '@mantine/notifications';
import { Problem } from '#client';

/** A short word that something was done. */
export function toldDone(message: string): void {
  notifications.show({ message, color: 'green.8' });
}

/** Why something could not be done, in the service's words. */
export function toldFailure(error: unknown): void {
  const message = error instanceof Problem ? error.message : 'The service did not answer.';
  notifications.show({ title: 'That did not work', message, color: 'red.8', autoClose: 10_000 });
}
