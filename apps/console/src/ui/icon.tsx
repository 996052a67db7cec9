import type { ReactElement } from 'react';

export interface IconProps {
  size?: number;
  className?: string;
}

/** A drawing beside words: it says nothing by itself, so a screen reader passes over it. */
export function Icon({ d, size = 18, className }: IconProps & { d: string }): ReactElement {
  return (
    <svg
      aria-hidden="true"
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={d} />
    </svg>
  );
}
