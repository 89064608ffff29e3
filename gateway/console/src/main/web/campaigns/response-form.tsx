import type { Body } from '../core/api';
import { send } from '../core/commands';
import { momentOf } from '../core/days';
import { useForm } from '../core/form';
import { choicesOf, useMe } from '../core/me';
import { findCustomers } from '../core/people';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

/** What a customer answered to a campaign, by telephone or at a fair: what no program tells. */
export function ResponseForm({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const { t, f, of } = useWords();
  const me = useMe();
  const form = useForm({
    draft: `response.new.${campaignId}`,
    initial: { customerId: '', outcome: 'ANSWERED', note: '', day: '' },
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.customerId) wrong['customerId'] = t.common.required;
      if (typed.day > f.today()) wrong['day'] = t.whole.notYetHappened;
      return wrong;
    },
    async send({ customerId, outcome, note, day }) {
      const earlier = day && day < f.today() ? { effectiveAt: momentOf(day, '12:00:00', me.zone) } : {};
      const body = { campaignId, customerId, outcome, ...(note.trim() ? { note } : {}), ...earlier } as Body<'POST /api/v1/responses'>;
      await send('POST /api/v1/responses', { body, query: {} }, { customerId });
      say(t.campaigns.noted);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={t.campaigns.noteResponse} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <PickField name="customerId" label={t.tasks.customer} id={typed.customerId} onPick={(id) => set('customerId', id)} find={findCustomers} error={errors['customerId']} required />
      <div class="pair">
        <SelectField name="outcome" label={t.campaigns.outcome} value={typed.outcome} onChoose={(outcome) => set('outcome', outcome)} options={choicesOf('response', 'outcome', of)} error={errors['outcome']} />
        <TextField name="day" label={t.whole.day} hint={t.campaigns.dayHint} type="date" max={f.today()} value={typed.day} onText={(day) => set('day', day)} error={errors['day'] ?? errors['effectiveAt']} />
      </div>
      <TextField name="note" label={t.whole.note} value={typed.note} onText={(text) => set('note', text)} error={errors['note']} multiline />
    </FormDialog>
  );
}
