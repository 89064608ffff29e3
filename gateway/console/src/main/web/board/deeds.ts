import type { DealRecord } from '../core/pipelines';
import type { Outcome } from './closing';

/** What columns and cards do: the same from drawing to drawing. */
export interface Deeds {
  readonly hold: (deal: DealRecord) => void;
  readonly over: (target: string) => void;
  readonly drop: (target: string) => void;
  readonly letGo: () => void;
  readonly move: (deal: DealRecord, stage: string) => void;
  readonly close: (deal: DealRecord, outcome: Outcome) => void;
  readonly read: (stage: string, deals: readonly DealRecord[]) => void;
}
