import { Button, type ButtonProps } from '@mantine/core';
import { createLink, Link } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactElement, Ref } from 'react';
import { ExternalIcon } from './icons.js';

interface AnchorButtonProps extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  ref?: Ref<HTMLAnchorElement>;
}

const AnchorButton = (props: AnchorButtonProps): ReactElement => <Button component="a" {...props} />;

/** Looks like a button, goes to another page of the console. */
export const ButtonLink = createLink(AnchorButton);

/** A path the service named, as in an action of the overview. */
export function PathButton({ to, children }: { to: string; children: string }): ReactElement {
  return (
    <Button renderRoot={(props) => <Link {...props} to={to} />} size="sm" variant="light">
      {children}
    </Button>
  );
}

/** To another place of the web, in a tab of its own. */
export function OutLink({ href, children }: { href: string; children: string }): ReactElement {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children} <ExternalIcon size={13} />
      <span className="visually-hidden"> (opens in a new tab)</span>
    </a>
  );
}
