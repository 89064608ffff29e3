import type { marketing } from 'api';
import { labelOf } from '../core/me';
import { Pill, type Tone } from '../ui/bits';
import { useWords } from '../words/words';

export type CampaignRecord = marketing.ViewOfCampaignState;

const TONES: Record<string, Tone> = { RUNNING: 'good', PLANNED: 'info' };

export function CampaignStatus({ status }: { status: string }) {
  const { of } = useWords();
  return <Pill tone={TONES[status] ?? ''}>{labelOf('campaign', 'status', status, of)}</Pill>;
}
