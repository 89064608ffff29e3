import type { analytics } from 'api';
import type { Cuts } from '../board/filters';
import { address } from '../core/router';

export type Report = analytics.FunnelReport;

/** The deals behind a figure, with the figure's filters and day. */
export const behind = (cuts: Cuts, asOf: string | undefined, figure: string, more: Record<string, string> = {}) =>
  address('/pipeline', { view: 'list', ...cuts, figure, asOf, ...more });
