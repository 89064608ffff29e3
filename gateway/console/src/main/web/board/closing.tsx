import type { Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { type DealRecord, nameOfDeal } from '../core/pipelines';
import { offersOf, usualCurrency } from '../core/me';
import { isAmount } from '../deal/deal-form';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { MoneyField, plainAmount } from '../ui/money';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

export type Outcome = 'win' | 'lose';

/** One dialog for every way to close a deal: by drag, by menu, on its page. */
export function Closing({ deal, outcome, onClose }: { deal: DealRecord; outcome: Outcome; onClose: () => void }) {
  const { t, f, of } = useWords();
  const name = nameOfDeal(deal) ?? t.common.unnamed;
  const form = useForm({
    draft: `deal.${outcome}.${deal.id}`,
    initial: { amount: deal.state.amount?.amount ?? '', currency: deal.state.amount?.currency ?? usualCurrency(), closedOn: f.today(), reasonCode: '', note: '' },
    check(typed) {
      const wrong: Record<string, string> = {};
      if (typed.amount.trim() && !isAmount(typed.amount)) wrong['amount'] = t.common.notANumber;
      if (outcome === 'lose' && !typed.reasonCode) wrong['reasonCode'] = t.deals.reasonNeeded;
      return wrong;
    },
    async send(typed) {
      const body = {
        ...(typed.closedOn ? { closedOn: typed.closedOn } : {}),
        ...(typed.amount.trim() ? { amount: { amount: plainAmount(typed.amount), currency: typed.currency } } : {}),
      };
      const path = { id: deal.id };
      const about = { customerId: deal.state.customerId };
      if (outcome === 'win') await send('POST /api/v1/opportunities/{id}/win', { path, body: body as Body<'POST /api/v1/opportunities/{id}/win'>, query: {} }, about);
      else {
        const lost = { ...body, reasonCode: typed.reasonCode, ...(typed.note.trim() ? { note: typed.note.trim() } : {}) };
        await send('POST /api/v1/opportunities/{id}/loss', { path, body: lost as Body<'POST /api/v1/opportunities/{id}/loss'>, query: {} }, about);
      }
      say(outcome === 'win' ? t.deals.wonSaid(name) : t.deals.lostSaid(name));
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={outcome === 'win' ? t.deals.winTitle : t.deals.loseTitle} form={form} submit={t.deals[outcome]} danger={outcome === 'lose'} onClose={onClose} onSent={onClose}>
      <p class="row"><b>{name}</b></p>
      {outcome === 'lose' && <SelectField name="reasonCode" label={t.deals.reason} value={typed.reasonCode} onChoose={(code) => set('reasonCode', code)} options={offersOf('opportunity', 'reasonCode', of)} empty="–" required error={errors['reasonCode']} />}
      <MoneyField name="amount" label={t.deals.amount} amount={typed.amount} currency={typed.currency} onAmount={(text) => set('amount', text)} onCurrency={(code) => set('currency', code)} error={errors['amount']} />
      <TextField name="closedOn" label={t.deals.closedOn} type="date" max={f.today()} value={typed.closedOn} onText={(text) => set('closedOn', text)} error={errors['closedOn']} />
      {outcome === 'lose' && <TextField name="note" label={t.deals.note} multiline value={typed.note} onText={(text) => set('note', text)} error={errors['note']} />}
    </FormDialog>
  );
}
