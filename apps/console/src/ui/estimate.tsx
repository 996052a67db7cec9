import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { api } from '../api/client.js';
import { count, counted, duration } from './format.js';
import { Lines, Loaded } from './states.js';

/** What a sync would take, before it is asked for. */
export function Estimate({ body }: { body: Schemas['EstimateRequest'] }): ReactElement {
  const estimate = useQuery(api.queryOptions('post', '/v1/syncs/estimate', { body }));
  const sum = (data: Schemas['SyncEstimateView'], of: 'apiCalls' | 'seconds'): number =>
    data.data.reduce((total, each) => total + each[of], 0);
  return (
    <Loaded query={estimate} skeleton={<Lines rows={2} />}>
      {(data) => (
        <div className="stack-tight">
          <span>
            About {counted(sum(data, 'apiCalls'), 'Salesforce call')} and {duration(Math.max(1, sum(data, 'seconds')))};{' '}
            {count(data.budget.left)} calls are left of today’s share.
          </span>
          {data.warning === null ? null : <strong>{data.warning}</strong>}
        </div>
      )}
    </Loaded>
  );
}
