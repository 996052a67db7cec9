import type { ReactElement } from 'react';
import { CopyButton } from './copy.js';
import { Notice } from './notice.js';

interface SecretProps {
  title: string;
  value: string;
  /** Names it on the copy button. */
  what: string;
}

/** A secret that is shown this once. */
export function Secret({ title, value, what }: SecretProps): ReactElement {
  return (
    <Notice tone="good" title={title} role="status">
      <div className="stack-tight">
        <span>Copy it now: it is not shown again.</span>
        <span className="row">
          <code>{value}</code>
          <CopyButton value={value} what={what} />
        </span>
      </div>
    </Notice>
  );
}
