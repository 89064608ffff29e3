import { useMemo } from 'preact/hooks';
import type { Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf } from '../core/me';
import { names } from '../core/names';
import { findCustomers } from '../core/people';
import { address, go } from '../core/router';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { findHandlers } from './handlers';

export function TicketForm({ customer, onClose }: { customer?: { id: string; name: string }; onClose: () => void }) {
  const { t, of } = useWords();
  useMemo(() => customer && names.put(customer.id, customer.name), [customer?.id]);
  const form = useForm({
    draft: `ticket.new.${customer?.id ?? ''}`,
    initial: { subject: '', description: '', customerId: customer?.id ?? '', type: 'INQUIRY', channel: 'PHONE', priority: 'NORMAL', handlerId: '' },
    check: (typed): Record<string, string> => (typed.subject.trim() ? {} : { subject: t.desk.subjectNeeded }),
    async send(typed) {
      const body = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim())) as unknown as Body<'POST /api/v1/tickets'>;
      const { id } = await send('POST /api/v1/tickets', { body, query: {} }, { customerId: typed.customerId || undefined });
      say(t.desk.created, { action: { label: t.common.showAll, act: () => go(address(`/tickets/${id}`)) } });
    },
  });
  const { typed, errors, set } = form;
  const choices = (property: 'type' | 'channel' | 'priority') => (
    <SelectField name={property} label={t.desk[property]} value={typed[property]} onChoose={(one) => set(property, one)} options={choicesOf('ticket', property, of)} error={errors[property]} />
  );
  return (
    <FormDialog title={t.desk.create} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="subject" label={t.desk.subject} value={typed.subject} onText={(text) => set('subject', text)} error={errors['subject']} required autoFocus />
      <TextField name="description" label={t.desk.description} value={typed.description} onText={(text) => set('description', text)} error={errors['description']} multiline />
      <PickField name="customerId" label={t.desk.customer} id={typed.customerId} onPick={(id) => set('customerId', id)} find={findCustomers} error={errors['customerId']} />
      <div class="pair">{choices('type')}{choices('channel')}</div>
      <div class="pair">
        {choices('priority')}
        <PickField name="handlerId" label={t.desk.handler} id={typed.handlerId} onPick={(id) => set('handlerId', id)} find={findHandlers} error={errors['handlerId']} />
      </div>
    </FormDialog>
  );
}
