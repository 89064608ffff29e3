import type { Body } from '../core/api';
import { send } from '../core/commands';
import { type DealRecord, nameOfDeal, stageName } from '../core/pipelines';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { words } from '../words/words';

const STAGE = 'PUT /api/v1/opportunities/{id}/stage';

/** A move is shown at once, for it can be taken back; refused, the card goes back where it was and the reason is told. */
export async function move(deal: DealRecord, stageId: string, announce: (text: string) => void = () => {}) {
  if (deal.state.stageId === stageId) return;
  const { t } = words();
  const name = nameOfDeal(deal) ?? t.common.unnamed;
  const said = t.deals.moved(name, stageName(deal.state.pipelineId, stageId));
  announce(said);
  try {
    await send(STAGE, { path: { id: deal.id }, body: { stageId } as Body<typeof STAGE>, query: {} }, { meanwhile: { id: deal.id, overlay: { stageId, stageSince: new Date().toISOString() } }, customerId: deal.state.customerId });
    const before = deal.state.stageId;
    say(said, { action: { label: t.common.undo, act: () => void back(deal, before) } });
  } catch (failure) {
    announce(t.problems.undone(said));
    say(`${t.problems.undone(said)} ${refusalWords(failure)}`, { bad: true });
  }
}

async function back(deal: DealRecord, stageId: string) {
  try {
    await send(STAGE, { path: { id: deal.id }, body: { stageId } as Body<typeof STAGE>, query: {} }, { meanwhile: { id: deal.id, overlay: { stageId } }, customerId: deal.state.customerId });
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
  }
}

export async function reopen(deal: DealRecord) {
  const { t } = words();
  try {
    await send('POST /api/v1/opportunities/{id}/reopening', { path: { id: deal.id }, body: {}, query: {} }, { customerId: deal.state.customerId });
    say(t.deals.reopenedSaid(nameOfDeal(deal) ?? t.common.unnamed));
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
  }
}
