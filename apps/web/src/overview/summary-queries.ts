import { useQuery } from '@tanstack/react-query';
import { useServices } from '../app/services.ts';

const DAY_MS = 86_400_000;

/** How far back a burn-up can look, in days. */
export const BURN_UP_SPANS = [30, 90, 365] as const;
export type BurnUpSpan = (typeof BURN_UP_SPANS)[number];

/** How a project stands. What others do is in it within half a minute. */
export function useSummary(projectKey: string, span: BurnUpSpan) {
  const { api } = useServices();
  return useQuery({
    queryKey: ['summary', projectKey, span],
    queryFn: ({ signal }) =>
      api('get /api/projects/{projectId}/summary', {
        params: { projectId: projectKey },
        query: { from: firstDay(span) },
        signal,
      }),
    staleTime: 0,
    refetchInterval: 30_000,
    // The rest of the page stays while another span is read.
    placeholderData: (known) => known,
  });
}

/** Of a span that ends today, in UTC as all days of the summary. */
function firstDay(span: BurnUpSpan): string {
  return new Date(Date.now() - (span - 1) * DAY_MS).toISOString().slice(0, 10);
}
