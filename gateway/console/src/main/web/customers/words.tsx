import type { customer } from 'api';
import { labelOf } from '../core/me';
import { Pill, type Tone } from '../ui/bits';
import { useWords } from '../words/words';

export type CustomerRecord = customer.PersonalViewOfCustomerStateOfCustomerPersonal;

/** A person's name is personal data, an organization's is not: they stand in different places. */
export const nameOf = (record: CustomerRecord): string | undefined => record.state.name ?? record.personal?.name;

const TONES: Record<string, Tone> = { ACTIVE: 'good', LOYAL: 'good', AT_RISK: 'warn', LAPSED: 'warn', LOST: 'bad', PROSPECT: 'info' };

export function Lifecycle({ stage }: { stage: string | undefined }) {
  const { of } = useWords();
  return stage ? <Pill tone={TONES[stage] ?? ''}>{labelOf('customer', 'lifecycle', stage, of)}</Pill> : null;
}
