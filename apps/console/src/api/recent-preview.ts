import { queryOptions } from '@tanstack/react-query';
import type { Schemas } from '#client';
import { client } from './client.js';

export type RecentPreview = Schemas['RecentPreviewView'];

/** What a changed configuration would make of recent recordings, if they were handed in today. Nothing is stored. */
export const recentPreviewQuery = (configuration: object) =>
  queryOptions<RecentPreview>({
    queryKey: ['post', '/v1/linking/preview-recent', configuration],
    queryFn: async () => {
      const body = { configuration } as Schemas['RecentPreviewBody'];
      const { data } = await client.POST('/v1/linking/preview-recent', { body });
      if (data === undefined) throw new Error('A success has a preview');
      return data;
    },
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
