import { labelOf } from '../core/me';
import { Pill, type Tone } from '../ui/bits';
import { useWords } from '../words/words';

const STATUS: Record<string, Tone> = { NEW: 'info', OPEN: 'info', WAITING: 'warn', RESOLVED: 'good', CLOSED: '' };
const PRIORITY: Record<string, Tone> = { URGENT: 'bad', HIGH: 'warn' };

export function StatusPill({ status }: { status: string | undefined }) {
  const { of } = useWords();
  return status ? <Pill tone={STATUS[status] ?? ''}>{labelOf('ticket', 'status', status, of)}</Pill> : null;
}

/** What is as urgent as most says nothing. */
export function PriorityPill({ priority }: { priority: string | undefined }) {
  const { of } = useWords();
  const tone = priority ? PRIORITY[priority] : undefined;
  return tone ? <Pill tone={tone} icon="flag">{labelOf('ticket', 'priority', priority, of)}</Pill> : null;
}
