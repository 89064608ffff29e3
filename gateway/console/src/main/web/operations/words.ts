import type { Words } from '../words/words';

const STEPS = [['second', 1, 60], ['minute', 60, 3600], ['hour', 3600, 86_400], ['day', 86_400, Infinity]] as const;

/** An age in the one unit that says enough. */
export function age(seconds: number, language: string): string {
  const [unit, size] = STEPS.find(([, , below]) => seconds < below)!;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(Math.floor(seconds / size));
}

/** Somebody may have written who should not: such a record is not to be replayed. */
export const isSuspicious = (reason: string) => ['misplaced', 'quarantine', 'conflict'].includes(reason);

export const reasonWords = (reason: string, t: Words) => t.operations.reasons[reason] ?? reason;
export const actionWords = (action: string, t: Words) => t.operations.actionsDone[action] ?? action;
