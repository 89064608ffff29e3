import type { analytics } from 'api';
import type { Body } from '../core/api';
import { send } from '../core/commands';
import { momentOf } from '../core/days';
import { useForm } from '../core/form';
import { choicesOf, useMe } from '../core/me';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { RecentOthers } from './recent-others';

export function InteractionForm({ customerId, contacts, onClose }: { customerId: string; contacts: readonly analytics.Contact[]; onClose: () => void }) {
  const { t, f, of } = useWords();
  const me = useMe();
  const happened = ({ day, time }: { day: string; time: string }) => (day || time ? momentOf(day || f.today(), `${time || '12:00'}:00`, me.zone) : undefined);
  const form = useForm({
    draft: `interaction.new.${customerId}`,
    initial: { channel: 'CALL', direction: 'OUTBOUND', subject: '', note: '', contactId: '', day: '', time: '' },
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.subject.trim()) wrong['subject'] = t.whole.subjectNeeded;
      if (typed.day > f.today() || (happened(typed) ?? '') > new Date().toISOString()) wrong['day'] = t.whole.notYetHappened;
      return wrong;
    },
    async send(typed) {
      const { day, time, ...said } = typed;
      const filled = Object.fromEntries(Object.entries(said).filter(([, text]) => text.trim()));
      const at = happened({ day, time });
      const body = { ...filled, ...(at ? { occurredAt: at } : {}), customerId, ...(me.employee ? { employeeId: me.employee.id } : {}) } as Body<'POST /api/v1/interactions'>;
      await send('POST /api/v1/interactions', { body, query: {} }, { customerId });
      say(t.whole.logged);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={t.whole.log} form={form} submit={t.whole.logShort} onClose={onClose} onSent={onClose}>
      <RecentOthers customerId={customerId} />
      <TextField name="subject" label={t.whole.subject} value={typed.subject} onText={(text) => set('subject', text)} error={errors['subject']} required autoFocus />
      <TextField name="note" label={t.whole.note} value={typed.note} onText={(text) => set('note', text)} error={errors['note']} multiline />
      <div class="pair">
        <SelectField name="channel" label={t.whole.channel} value={typed.channel} onChoose={(channel) => set('channel', channel)} options={choicesOf('interaction', 'channel', of)} error={errors['channel']} />
        <SelectField name="direction" label={t.whole.direction} value={typed.direction} onChoose={(direction) => set('direction', direction)} options={choicesOf('interaction', 'direction', of)} error={errors['direction']} />
      </div>
      <div class="pair">
        <TextField name="day" label={t.whole.day} hint={t.whole.dayHint} type="date" max={f.today()} value={typed.day} onText={(day) => set('day', day)} error={errors['day'] ?? errors['occurredAt']} />
        <TextField name="time" label={t.whole.time} type="time" value={typed.time} onText={(time) => set('time', time)} />
      </div>
      <SelectField name="contactId" label={t.whole.contacts} value={typed.contactId} onChoose={(id) => set('contactId', id)} options={contacts.filter((one) => one.name && !one.left).map((one) => ({ value: one.id, label: one.name! }))} empty="–" error={errors['contactId']} />
    </FormDialog>
  );
}
