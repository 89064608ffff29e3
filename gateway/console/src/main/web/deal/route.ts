import type { analytics } from 'api';

export interface Visit {
  readonly stage: string;
  readonly from: string;
  /** When it left; absent while it stands there. */
  readonly to?: string;
}

export interface Route {
  readonly visits: readonly Visit[];
  readonly events: readonly analytics.Entry[];
}

interface Standing {
  readonly stage?: string;
  readonly status?: string;
}

/** Where a deal really went, of what its customer's timeline tells. Newest first goes in, oldest first comes out. */
export function routeOf(entries: readonly analytics.Entry[], id: string): Route {
  const events = entries.filter((entry) => entry.aggregateId === id);
  const visits: { stage: string; from: string; to?: string }[] = [];
  for (const event of events.toReversed()) {
    const standing = event.values['stage'] as Standing | null | undefined;
    if (!standing?.stage) continue;
    const last = visits.at(-1);
    const closed = standing.status !== 'OPEN';
    if (last && !last.to && (closed || last.stage !== standing.stage)) last.to = event.at;
    if (!closed && (last?.stage !== standing.stage || last.to)) visits.push({ stage: standing.stage, from: event.at });
  }
  return { visits, events };
}
