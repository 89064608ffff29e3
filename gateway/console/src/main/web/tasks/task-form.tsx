import type { Body } from '../core/api';
import { ask } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf, labelOf, useMe } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { findCustomers, findEmployees } from '../core/people';
import { setQuery } from '../core/router';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { TaskRecord } from './deeds';
import { fieldsOf, momentSaid } from './due';
import { repeatOf, repeatsOf } from './repeats';

interface Props {
  /** The one to change; without it a new one. */
  record?: TaskRecord | undefined;
  customer?: { id: string; name: string } | undefined;
  onClose: () => void;
}

const versionOf = ({ revision, state, personal }: TaskRecord, zone: string) => {
  const due = fieldsOf(state.dueAt, zone);
  const remind = fieldsOf(state.remindAt, zone);
  return {
    revision,
    fields: { subject: personal?.subject ?? '', note: personal?.note ?? '', kind: state.kind as string, customerId: state.customerId ?? '', assigneeId: state.assigneeId, dueDay: due.day, dueTime: due.time, remindDay: remind.day, remindTime: remind.time, recurrenceRule: state.recurrenceRule ?? '' },
  };
};

export function TaskForm({ record, customer, onClose }: Props) {
  const { t, of } = useWords();
  const me = useMe();
  if (customer) names.put(customer.id, customer.name);
  const original = record && versionOf(record, me.zone);
  const form = useForm({
    draft: record ? `task.${record.id}` : `task.new.${customer?.id ?? ''}`,
    initial: original?.fields ?? { subject: '', note: '', kind: 'FOLLOW_UP', customerId: customer?.id ?? '', assigneeId: me.employee?.id ?? '', dueDay: '', dueTime: '', remindDay: '', remindTime: '', recurrenceRule: '' },
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.subject.trim()) wrong['subject'] = t.tasks.subjectNeeded;
      if (!typed.assigneeId) wrong['assigneeId'] = t.tasks.assigneeNeeded;
      if (typed.dueTime && !typed.dueDay) wrong['dueDay'] = t.tasks.dayNeeded;
      if (typed.recurrenceRule && !typed.dueDay) wrong['dueDay'] = t.tasks.dueForRepeats;
      if (typed.remindDay && !typed.remindTime) wrong['remindTime'] = t.tasks.timeNeeded;
      if (typed.remindTime && !typed.remindDay) wrong['remindDay'] = t.tasks.dayNeeded;
      const remind = momentSaid({ day: typed.remindDay, time: typed.remindTime }, me.zone);
      const same = original && typed.remindDay === original.fields.remindDay && typed.remindTime === original.fields.remindTime;
      if (typed.remindDay && typed.remindTime && !same && Date.parse(remind) < Date.now()) wrong['remindDay'] = t.tasks.pastReminder;
      return wrong;
    },
    async send(typed) {
      const moments = { dueAt: momentSaid({ day: typed.dueDay, time: typed.dueTime }, me.zone), remindAt: momentSaid({ day: typed.remindDay, time: typed.remindTime }, me.zone) };
      if (!record || !original) {
        const said = { subject: typed.subject, note: typed.note, kind: typed.kind, customerId: typed.customerId, assigneeId: typed.assigneeId, recurrenceRule: typed.recurrenceRule, ...moments };
        const body = Object.fromEntries(Object.entries(said).filter(([, text]) => text.trim())) as unknown as Body<'POST /api/v1/tasks'>;
        await send('POST /api/v1/tasks', { body, query: {} }, { customerId: typed.customerId || undefined });
        const name = names.of(typed.assigneeId);
        say(typed.assigneeId !== me.employee?.id && name ? t.tasks.createdFor(name) : t.tasks.created);
        return;
      }
      const path = { id: record.id };
      const { assigneeId, ...fields } = typed;
      const { assigneeId: before, ...known } = original.fields;
      const saved = await saveMerging<Omit<typeof typed, 'assigneeId'>>({
        original: { revision: original.revision, fields: known },
        mine: fields,
        read: async () => {
          const now = versionOf((await ask('GET /api/v1/tasks/{id}', { path, query: { expand: 'customer,owner' } })).value, me.zone);
          const { assigneeId: _, ...rest } = now.fields;
          return { revision: now.revision, fields: rest };
        },
        write: async (changed, revision) => {
          const all = { ...known, ...changed };
          const said: Record<string, string | null> = {};
          for (const field of ['subject', 'note', 'kind', 'customerId', 'recurrenceRule'] as const) if (field in changed) said[field] = changed[field] || null;
          if ('dueDay' in changed || 'dueTime' in changed) said['dueAt'] = momentSaid({ day: all.dueDay, time: all.dueTime }, me.zone) || null;
          if ('remindDay' in changed || 'remindTime' in changed) said['remindAt'] = momentSaid({ day: all.remindDay, time: all.remindTime }, me.zone) || null;
          await send('PATCH /api/v1/tasks/{id}', { path, body: said as Body<'PATCH /api/v1/tasks/{id}'>, revision, query: {} }, { customerId: record.state.customerId });
        },
        label: (field) => ({ subject: t.tasks.subject, note: t.tasks.note, kind: t.tasks.kind, customerId: t.tasks.customer, dueDay: t.tasks.due, dueTime: t.tasks.dueTime, remindDay: t.tasks.remind, remindTime: t.tasks.remindTime, recurrenceRule: t.tasks.repeats })[field] ?? field,
        show: (field, text) => (field === 'customerId' ? (names.of(text) ?? text) : field === 'kind' ? labelOf('task', 'kind', text, of) : field === 'recurrenceRule' && text ? repeatOf(text, t) : text),
      });
      if (assigneeId !== before) await send('PUT /api/v1/tasks/{id}/assignee', { path, body: { assigneeId }, query: {} }, { customerId: record.state.customerId });
      if (assigneeId !== before) say(t.tasks.given(names.of(assigneeId) ?? t.common.hiddenName));
      else if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  const field = (name: 'dueDay' | 'dueTime' | 'remindDay' | 'remindTime', label: string, type: 'date' | 'time', hint?: string) => (
    <TextField name={name} label={label} type={type} value={typed[name]} onText={(text) => set(name, text)} error={errors[name]} {...(hint ? { hint } : {})} />
  );
  return (
    <FormDialog title={record ? t.tasks.edit : t.tasks.create} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={() => (record && typed.assigneeId !== record.state.assigneeId ? setQuery({ open: null, edit: null }) : onClose())}>
      <TextField name="subject" label={t.tasks.subject} value={typed.subject} onText={(text) => set('subject', text)} error={errors['subject']} required autoFocus />
      <TextField name="note" label={t.tasks.note} value={typed.note} onText={(text) => set('note', text)} error={errors['note']} multiline />
      <div class="pair">
        <SelectField name="kind" label={t.tasks.kind} value={typed.kind} onChoose={(kind) => set('kind', kind)} options={choicesOf('task', 'kind', of)} error={errors['kind']} />
        <PickField name="assigneeId" label={t.tasks.assignee} id={typed.assigneeId} onPick={(id) => set('assigneeId', id)} find={findEmployees} error={errors['assigneeId']} required />
      </div>
      <PickField name="customerId" label={t.tasks.customer} id={typed.customerId} onPick={(id) => set('customerId', id)} find={findCustomers} error={errors['customerId']} />
      <div class="pair">{field('dueDay', t.tasks.due, 'date', t.tasks.dueHint)}{field('dueTime', t.tasks.dueTime, 'time')}</div>
      <SelectField name="recurrenceRule" label={t.tasks.repeats} hint={t.tasks.repeatsHint} value={typed.recurrenceRule} onChoose={(rule) => set('recurrenceRule', rule)} options={repeatsOf(original?.fields.recurrenceRule ?? '', t)} empty={t.tasks.never} error={errors['recurrenceRule']} />
      <div class="pair">{field('remindDay', t.tasks.remind, 'date', t.tasks.remindHint)}{field('remindTime', t.tasks.remindTime, 'time')}</div>
    </FormDialog>
  );
}
