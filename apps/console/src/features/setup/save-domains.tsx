import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schemas } from '#client';
import { client, refreshAll } from '../../api/client.js';
import { useMay } from '../../api/current-user.js';
import { toldDone, toldFailure } from '../../ui/told.js';

/** Saves the domains that users of the org share as internal, as they are proposed (W1). */
export function SaveDomains({ domains }: { domains: readonly string[] }): ReactElement | null {
  const isAdmin = useMay('admin');
  const save = useMutation({
    mutationFn: () =>
      client.PATCH('/v1/settings', { body: { internalDomains: [...domains] } as Schemas['SettingsPatch'] }),
    onSuccess: async () => {
      await refreshAll();
      toldDone('Saved. Addresses on these domains are ours.');
    },
    onError: toldFailure,
  });
  if (!isAdmin || domains.length === 0) return null;
  return (
    <Button
      variant="default"
      loading={save.isPending}
      onClick={() => {
        save.mutate();
      }}
    >
      Save {domains.join(', ')}
    </Button>
  );
}
