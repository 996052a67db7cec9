import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { CheckIcon, CopyIcon } from './icons.js';

/** Copies `value`; `what` names it, as in "Copy account id". */
export function CopyButton({ value, what }: { value: string; what: string }): ReactElement {
  const { copied, copy } = useClipboard({ timeout: 1_500 });
  const label = copied ? 'Copied' : `Copy ${what}`;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
        onClick={() => {
          copy(value);
        }}
      >
        {copied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}

/** An id to read and to copy. */
export function CopyId({ id, what }: { id: string; what: string }): ReactElement {
  return (
    <span className="copyable">
      <code>{id}</code>
      <CopyButton value={id} what={what} />
    </span>
  );
}
