import type { analytics, customer } from 'api';
import type { Body } from '../core/api';
import { ask } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf, labelOf } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

export type ContactRecord = customer.PersonalViewOfContactStateOfContactPersonal;

interface Props {
  customerId: string;
  /** The one to change; without it a new one. */
  record?: ContactRecord | undefined;
  others: readonly analytics.Contact[];
  /** Of whoever calls just now. */
  phone?: string;
  onClose: () => void;
}

const NONE = { name: '', jobTitle: '', email: '', phone: '', decisionRole: '', reportsToId: '' };

const versionOf = ({ revision, state, personal }: ContactRecord) => ({
  revision,
  fields: { name: personal?.name ?? '', jobTitle: personal?.jobTitle ?? '', email: personal?.email ?? '', phone: personal?.phone ?? '', decisionRole: (state.decisionRole as string | undefined) ?? '', reportsToId: state.reportsToId ?? '' },
});

export function ContactForm({ customerId, record, others, phone = '', onClose }: Props) {
  const { t, of } = useWords();
  const original = record && versionOf(record);
  const superiors = others.filter((one) => one.name && !one.left && one.id !== record?.id).map((one) => ({ value: one.id, label: one.name! }));
  const before = original?.fields.reportsToId;
  if (before && !superiors.some(({ value }) => value === before)) superiors.push({ value: before, label: names.of(before) ?? t.common.hiddenName });
  const form = useForm({
    draft: record ? `contact.${record.id}` : `contact.new.${customerId}${phone && '.call'}`,
    initial: original?.fields ?? { ...NONE, phone },
    check: (typed): Record<string, string> => (typed.name.trim() ? {} : { name: t.common.required }),
    async send(typed) {
      const cleaned = Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, text.normalize('NFKC').trim()])) as typeof typed;
      if (!record || !original) {
        const filled = Object.fromEntries(Object.entries(cleaned).filter(([, text]) => text));
        await send('POST /api/v1/contacts', { body: { ...filled, customerId } as Body<'POST /api/v1/contacts'>, query: {} }, { customerId });
        say(t.common.changed);
        return;
      }
      const path = { id: record.id };
      const saved = await saveMerging<typeof typed>({
        original,
        mine: cleaned,
        read: async () => versionOf((await ask('GET /api/v1/contacts/{id}', { path })).value),
        write: async (changed, revision) => {
          const said = Object.fromEntries(Object.entries(changed).map(([field, text]) => [field, text || null]));
          await send('PATCH /api/v1/contacts/{id}', { path, body: said as Body<'PATCH /api/v1/contacts/{id}'>, revision, query: {} }, { customerId });
        },
        label: (field) => ({ name: t.whole.contactName, jobTitle: t.whole.jobTitle, email: t.whole.email, phone: t.whole.phone, decisionRole: t.whole.role, reportsToId: t.whole.superior })[field] ?? field,
        show: (field, text) => (field === 'decisionRole' && text ? labelOf('contact', 'decisionRole', text, of) : field === 'reportsToId' ? (superiors.find(({ value }) => value === text)?.label ?? text) : text),
      });
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={record ? t.whole.editContact : t.whole.addContact} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="name" label={t.whole.contactName} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus />
      <TextField name="jobTitle" label={t.whole.jobTitle} value={typed.jobTitle} onText={(text) => set('jobTitle', text)} error={errors['jobTitle']} />
      <div class="pair">
        <TextField name="email" label={t.whole.email} type="email" value={typed.email} onText={(text) => set('email', text)} error={errors['email']} />
        <TextField name="phone" label={t.whole.phone} type="tel" value={typed.phone} onText={(text) => set('phone', text)} error={errors['phone']} />
      </div>
      <div class="pair">
        <SelectField name="decisionRole" label={t.whole.role} value={typed.decisionRole} onChoose={(role) => set('decisionRole', role)} options={choicesOf('contact', 'decisionRole', of)} empty="–" error={errors['decisionRole']} />
        <SelectField name="reportsToId" label={t.whole.superior} value={typed.reportsToId} onChoose={(id) => set('reportsToId', id)} options={superiors} empty="–" error={errors['reportsToId']} />
      </div>
    </FormDialog>
  );
}
