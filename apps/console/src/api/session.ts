import { useSyncExternalStore } from 'react';

/** The signed-in user's anti-forgery token, sent with every write. It lives in memory alone. */
let csrfToken: string | null = null;

export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

export function currentCsrfToken(): string | null {
  return csrfToken;
}

/** Requests that found the session ended wait here until the user has signed in again, or left. */
let waiting: { resolve: (isBack: boolean) => void }[] = [];
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

/**
 * Asks for the password, once for all requests that wait; true when the session is back. Where nothing can ask, as before
 * sign-in, it is not.
 */
export function askForPassword(): Promise<boolean> {
  if (listeners.size === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    waiting = [...waiting, { resolve }];
    tell();
  });
}

export function endQuestion(isBack: boolean): void {
  const answered = waiting;
  waiting = [];
  tell();
  for (const { resolve } of answered) resolve(isBack);
}

export function useIsPasswordAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
}
