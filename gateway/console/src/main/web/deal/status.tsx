import { Pill, type Tone } from '../ui/bits';
import { useWords } from '../words/words';

const LOOKS: Record<string, readonly [Tone, 'open' | 'won' | 'lost' | 'voided']> = { OPEN: ['info', 'open'], WON: ['good', 'won'], LOST: ['bad', 'lost'], VOIDED: ['', 'voided'] };

export function DealStatus({ status }: { status: string }) {
  const { t } = useWords();
  const look = LOOKS[status];
  return <Pill tone={look?.[0] ?? ''}>{look ? t.deals[look[1]] : status}</Pill>;
}
