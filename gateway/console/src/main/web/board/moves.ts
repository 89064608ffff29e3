import type { Body } from '../core/api';
import { send } from '../core/commands';
import { type DealRecord, nameOfDeal, stageName } from '../core/pipelines';
import { value } from '../core/value';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { words } from '../words/words';

const STAGE = 'PUT /api/v1/opportunities/{id}/stage';

/** Deals on their way, as they will be: shown until an answer has a later revision of them. */
export const moving = value<ReadonlyMap<string, DealRecord>>(new Map());

export function arrived(ids: readonly string[]) {
  if (ids.length) moving.set(new Map([...moving.get()].filter(([id]) => !ids.includes(id))));
}

async function sendStage(deal: DealRecord, stageId: string) {
  const state = { ...deal.state, stageId, stageSince: new Date().toISOString() };
  moving.set(new Map([...moving.get(), [deal.id, { ...deal, state }]]));
  try {
    const meanwhile = { id: deal.id, overlay: { stageId, stageSince: state.stageSince } };
    return await send(STAGE, { path: { id: deal.id }, body: { stageId } as Body<typeof STAGE>, query: {} }, { meanwhile, customerId: deal.state.customerId });
  } catch (failure) {
    arrived([deal.id]);
    throw failure;
  }
}

/** A move is shown at once, for it can be taken back; refused, the card goes back where it was and the reason is told. */
export async function move(deal: DealRecord, stageId: string, announce: (text: string) => void = () => {}) {
  if (deal.state.stageId === stageId) return;
  const { t } = words();
  const said = t.deals.moved(nameOfDeal(deal) ?? t.common.unnamed, stageName(deal.state.pipelineId, stageId));
  announce(said);
  try {
    const { revision } = await sendStage(deal, stageId);
    const now = { ...deal, revision };
    say(said, { action: { label: t.common.undo, act: () => void sendStage(now, deal.state.stageId).catch((failure) => say(refusalWords(failure), { bad: true })) } });
  } catch (failure) {
    announce(t.problems.undone(said));
    say(`${t.problems.undone(said)} ${refusalWords(failure)}`, { bad: true });
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
