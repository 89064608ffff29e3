import type { Query } from '../core/api';
import { type Read, useRead } from '../core/reads';
import type { DealRecord } from '../core/pipelines';
import { type Cuts, needsFigures } from './filters';

export const COLUMN = 60;

/** The open deals of a stage: from the list, or, where only figures know the filter, those behind the figure. */
export function useColumn(cuts: Cuts, stage: string): { deals: readonly DealRecord[] | undefined; total: number | undefined; read: Read<unknown> } {
  const about = { kinds: ['opportunity'] };
  const byFigures = needsFigures(cuts);
  const behind = useRead('GET /api/v1/funnel/deals', byFigures ? { query: { ...cuts, stage, figure: 'open', limit: COLUMN } } : null, about);
  const ids = behind.value?.items.map((one) => one.id) ?? [];
  const query = { ...(byFigures ? { id: ids } : { pipeline: cuts.pipeline, owner: cuts.owner, stage, status: 'OPEN', sort: 'closeDate', total: true }), limit: COLUMN, expand: 'customer,owner' } as Query<'GET /api/v1/opportunities'>;
  const list = useRead('GET /api/v1/opportunities', byFigures && !ids.length ? null : { query }, about);
  if (byFigures && behind.value && !ids.length) return { deals: [], total: 0, read: behind };
  return { deals: list.value?.items.filter((one) => one.state.status === 'OPEN'), total: byFigures ? undefined : list.value?.total, read: list.refusal ? list : behind.refusal ? behind : list };
}
