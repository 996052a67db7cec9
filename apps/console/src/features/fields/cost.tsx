import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { Estimate } from '../../ui/estimate.js';
import { Notice } from '../../ui/notice.js';

interface CostProps {
  object: Schemas['FieldMappingView']['object'];
  /** Nothing of the object was read before. */
  isFirst: boolean;
  /** Of the fields that change. */
  labels: readonly string[];
}

/** What saving fills, for which records, and what that takes of the org. */
export function Cost({ object, isFirst, labels }: CostProps): ReactElement {
  const title = isFirst ? `Saving starts the first sync of ${object}` : `Saving fills ${labels.join(', ')} again`;
  return (
    <Notice tone="plain" title={title}>
      <div className="stack-tight">
        <span>
          {isFirst
            ? 'Every record that the connected user sees is read.'
            : 'These alone are read, for every record; the other fields, and what is decided, stay as they are.'}
        </span>
        {/* A back-fill reads as many rows as a full run, with fewer columns. */}
        <Estimate body={{ object, mode: 'full', beforeMapping: isFirst }} />
      </div>
    </Notice>
  );
}
