import type { analytics } from 'api';
import type { Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf } from '../core/me';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

interface Props {
  customerId: string;
  others: readonly analytics.Contact[];
  /** Of whoever calls just now. */
  phone?: string;
  onClose: () => void;
}

export function ContactForm({ customerId, others, phone = '', onClose }: Props) {
  const { t, of } = useWords();
  const form = useForm({
    draft: `contact.new.${customerId}${phone && '.call'}`,
    initial: { name: '', jobTitle: '', email: '', phone, decisionRole: '', reportsToId: '' },
    check: (typed): Record<string, string> => (typed.name.trim() ? {} : { name: t.common.required }),
    async send(typed) {
      const filled = Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, text.normalize('NFKC').trim()]).filter(([, text]) => text));
      await send('POST /api/v1/contacts', { body: { ...filled, customerId } as Body<'POST /api/v1/contacts'>, query: {} }, { customerId });
      say(t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={t.whole.addContact} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="name" label={t.whole.contactName} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus />
      <TextField name="jobTitle" label={t.whole.jobTitle} value={typed.jobTitle} onText={(text) => set('jobTitle', text)} error={errors['jobTitle']} />
      <div class="pair">
        <TextField name="email" label={t.whole.email} type="email" value={typed.email} onText={(text) => set('email', text)} error={errors['email']} />
        <TextField name="phone" label={t.whole.phone} type="tel" value={typed.phone} onText={(text) => set('phone', text)} error={errors['phone']} />
      </div>
      <div class="pair">
        <SelectField name="decisionRole" label={t.whole.role} value={typed.decisionRole} onChoose={(role) => set('decisionRole', role)} options={choicesOf('contact', 'decisionRole', of)} empty="–" error={errors['decisionRole']} />
        <SelectField name="reportsToId" label={t.whole.reportsTo('…')} value={typed.reportsToId} onChoose={(id) => set('reportsToId', id)} options={others.filter((one) => one.name && !one.left).map((one) => ({ value: one.id, label: one.name! }))} empty="–" error={errors['reportsToId']} />
      </div>
    </FormDialog>
  );
}
