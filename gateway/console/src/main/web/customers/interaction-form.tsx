import type { analytics, customer } from 'api';
import type { Body } from '../core/api';
import { ask } from '../core/api';
import { send } from '../core/commands';
import { momentOf } from '../core/days';
import { useForm } from '../core/form';
import { useNames } from '../core/lookup';
import { choicesOf, labelOf, useMe } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { fieldsOf } from '../tasks/due';
import { Bones } from '../ui/bits';
import { Dialog } from '../ui/dialog';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { Refused } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { RecentOthers } from './recent-others';

type InteractionRecord = customer.InteractionView;

interface Props {
  customerId: string;
  contacts: readonly analytics.Contact[];
  /** The one to put right; without it a new one. */
  record?: InteractionRecord | undefined;
  onClose: () => void;
}

const versionOf = ({ revision, occurredAt, state, personal }: InteractionRecord, zone: string) => ({
  revision,
  fields: { channel: state.channel as string, direction: state.direction as string, subject: personal?.subject ?? '', note: personal?.note ?? '', contactId: state.contactId ?? '', ...fieldsOf(occurredAt, zone) },
});

/** One that was written down, to be put right: the correction replaces it. */
export function CorrectInteraction({ id, contacts, onClose }: { id: string; contacts: readonly analytics.Contact[]; onClose: () => void }) {
  const { t } = useWords();
  const read = useRead('GET /api/v1/interactions/{id}', { path: { id } }, { ids: [id] });
  const record = read.value;
  useNames([record?.state.contactId]);
  if (record) return <InteractionForm customerId={record.state.customerId} contacts={contacts} record={record} onClose={onClose} />;
  return <Dialog title={t.whole.correct} onClose={onClose}>{read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={6} label={t.common.loading} />}</Dialog>;
}

export function InteractionForm({ customerId, contacts, record, onClose }: Props) {
  const { t, f, of } = useWords();
  const me = useMe();
  const happened = ({ day, time }: { day: string; time: string }) => (day || time ? momentOf(day || f.today(), `${time || '12:00'}:00`, me.zone) : undefined);
  const original = record && versionOf(record, me.zone);
  const withWhom = contacts.filter((one) => one.name && !one.left).map((one) => ({ value: one.id, label: one.name! }));
  const before = original?.fields.contactId;
  if (before && !withWhom.some(({ value }) => value === before)) withWhom.push({ value: before, label: contacts.find((one) => one.id === before)?.name ?? names.of(before) ?? t.common.hiddenName });
  const form = useForm({
    draft: record ? `interaction.${record.id}` : `interaction.new.${customerId}`,
    initial: original?.fields ?? { channel: 'CALL', direction: 'OUTBOUND', subject: '', note: '', contactId: '', day: '', time: '' },
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.subject.trim()) wrong['subject'] = t.whole.subjectNeeded;
      if (typed.day > f.today() || (happened(typed) ?? '') > new Date().toISOString()) wrong['day'] = t.whole.notYetHappened;
      return wrong;
    },
    async send(typed) {
      if (!record || !original) {
        const { day, time, ...said } = typed;
        const filled = Object.fromEntries(Object.entries(said).filter(([, text]) => text.trim()));
        const at = happened({ day, time });
        const body = { ...filled, ...(at ? { occurredAt: at } : {}), customerId, ...(me.employee ? { employeeId: me.employee.id } : {}) } as Body<'POST /api/v1/interactions'>;
        await send('POST /api/v1/interactions', { body, query: {} }, { customerId });
        say(t.whole.logged);
        return;
      }
      const path = { id: record.id };
      const saved = await saveMerging<typeof typed>({
        original,
        mine: typed,
        read: async () => versionOf((await ask('GET /api/v1/interactions/{id}', { path })).value, me.zone),
        write: async (changed, revision) => {
          const { day, time, ...said } = changed;
          const body = Object.fromEntries(Object.entries(said).map(([field, text]) => [field, text || null])) as Body<'PATCH /api/v1/interactions/{id}'>;
          const at = day === undefined && time === undefined ? undefined : happened({ ...original.fields, ...changed });
          await send('PATCH /api/v1/interactions/{id}', { path, body, revision, query: at ? { occurredAt: at } : {} }, { customerId });
        },
        label: (field) => ({ channel: t.whole.channel, direction: t.whole.direction, subject: t.whole.subject, note: t.whole.note, contactId: t.whole.contacts, day: t.whole.day, time: t.whole.time })[field] ?? field,
        show: (field, text) => (field === 'channel' || field === 'direction' ? labelOf('interaction', field, text, of) : field === 'contactId' ? (withWhom.find(({ value }) => value === text)?.label ?? text) : text),
      });
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={record ? t.whole.correct : t.whole.log} form={form} submit={record ? t.common.save : t.whole.logShort} onClose={onClose} onSent={onClose}>
      {!record && <RecentOthers customerId={customerId} />}
      <TextField name="subject" label={t.whole.subject} value={typed.subject} onText={(text) => set('subject', text)} error={errors['subject']} required autoFocus />
      <TextField name="note" label={t.whole.note} value={typed.note} onText={(text) => set('note', text)} error={errors['note']} multiline />
      <div class="pair">
        <SelectField name="channel" label={t.whole.channel} value={typed.channel} onChoose={(channel) => set('channel', channel)} options={choicesOf('interaction', 'channel', of)} error={errors['channel']} />
        <SelectField name="direction" label={t.whole.direction} value={typed.direction} onChoose={(direction) => set('direction', direction)} options={choicesOf('interaction', 'direction', of)} error={errors['direction']} />
      </div>
      <div class="pair">
        <TextField name="day" label={t.whole.day} {...(record ? {} : { hint: t.whole.dayHint })} type="date" max={f.today()} value={typed.day} onText={(day) => set('day', day)} error={errors['day'] ?? errors['occurredAt']} />
        <TextField name="time" label={t.whole.time} type="time" value={typed.time} onText={(time) => set('time', time)} />
      </div>
      <SelectField name="contactId" label={t.whole.contacts} value={typed.contactId} onChoose={(id) => set('contactId', id)} options={withWhom} empty="–" error={errors['contactId']} />
    </FormDialog>
  );
}
