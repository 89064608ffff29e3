import type { desk } from 'api';
import { ask, type Body } from '../core/api';
import { isSecondClick } from '../core/clicks';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf, labelOf, me, offersOf } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { findCustomers } from '../core/people';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords, words } from '../words/words';
import { findHandlers } from './handlers';

export type TicketRecord = desk.PersonalViewOfTicketStateOfTicketPersonal;

const about = (ticket: TicketRecord) => ({ customerId: ticket.state.customerId });

/** A command without a question: what came of it is told. */
async function act(done: string, sent: () => Promise<unknown>) {
  try {
    await sent();
    say(done);
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
  }
}

type Plain = 'resolution' | 'closure' | 'reopening' | 'resumption';

const once = (run: () => Promise<void>) => (isSecondClick() ? Promise.resolve() : run());

/** Where one of them was lies the next by then. */
export const step = (ticket: TicketRecord, what: Plain, label: string) =>
  once(() => act(words().t.desk.done(label), () => send(`POST /api/v1/tickets/{id}/${what}`, { path: { id: ticket.id }, body: {}, query: {} }, about(ticket))));

export const setPriority = (ticket: TicketRecord, priority: string, label: string) =>
  act(`${words().t.desk.priority}: ${label}`, () => send('PUT /api/v1/tickets/{id}/priority', { path: { id: ticket.id }, body: { priority } as Body<'PUT /api/v1/tickets/{id}/priority'>, query: {} }, { ...about(ticket), meanwhile: { id: ticket.id, overlay: { priority } } }));

const assign = (ticket: TicketRecord, handlerId: string | null) =>
  send('PUT /api/v1/tickets/{id}/handler', { path: { id: ticket.id }, body: { handlerId }, revision: ticket.revision, query: {} }, about(ticket));

/** With the revision that was seen: who comes second is told that somebody has it. */
export function take(ticket: TicketRecord) {
  const id = me.get()?.employee?.id;
  return id ? once(() => act(words().t.desk.taken, () => assign(ticket, id))) : Promise.resolve();
}

export function Assign({ ticket, onClose }: { ticket: TicketRecord; onClose: () => void }) {
  const { t } = useWords();
  const form = useForm({
    draft: `ticket.handler.${ticket.id}`,
    initial: { handlerId: ticket.state.handlerId ?? '' },
    check: () => ({}),
    send: async ({ handlerId }) => {
      await assign(ticket, handlerId || null);
      say(t.common.changed);
    },
  });
  return (
    <FormDialog title={t.desk.assign} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <PickField name="handlerId" label={t.desk.handler} hint={t.desk.offered} id={form.typed.handlerId} onPick={(id) => form.set('handlerId', id)} find={findHandlers} error={form.errors['handlerId']} />
    </FormDialog>
  );
}

export function Wait({ ticket, onClose }: { ticket: TicketRecord; onClose: () => void }) {
  const { t, of } = useWords();
  const form = useForm({
    draft: `ticket.wait.${ticket.id}`,
    initial: { reasonCode: offersOf('ticket', 'reasonCode', of)[0]?.value ?? '' },
    check: () => ({}),
    send: async ({ reasonCode }) => {
      await send('POST /api/v1/tickets/{id}/waiting', { path: { id: ticket.id }, body: reasonCode ? { reasonCode } : {}, query: {} }, about(ticket));
      say(t.desk.done(t.desk.wait));
    },
  });
  return (
    <FormDialog title={t.desk.wait} form={form} submit={t.desk.wait} onClose={onClose} onSent={onClose}>
      <SelectField name="reasonCode" label={t.desk.waitWhy} value={form.typed.reasonCode} onChoose={(code) => form.set('reasonCode', code)} options={offersOf('ticket', 'reasonCode', of)} error={form.errors['reasonCode']} />
    </FormDialog>
  );
}

const versionOf = ({ revision, state, personal }: TicketRecord) => ({
  revision,
  fields: { subject: personal?.subject ?? '', description: personal?.description ?? '', type: state.type as string, customerId: state.customerId ?? '' },
});

export function EditTicket({ ticket, onClose }: { ticket: TicketRecord; onClose: () => void }) {
  const { t, of } = useWords();
  const original = versionOf(ticket);
  const path = { id: ticket.id };
  const form = useForm({
    draft: `ticket.${ticket.id}`,
    initial: original.fields,
    check: (typed): Record<string, string> => (typed.subject.trim() ? {} : { subject: t.desk.subjectNeeded }),
    async send(typed) {
      const saved = await saveMerging({
        original,
        mine: { ...typed, subject: typed.subject.trim() },
        read: async () => versionOf((await ask('GET /api/v1/tickets/{id}', { path, query: { expand: 'customer' } })).value),
        write: async (changed, revision) => {
          const body = Object.fromEntries(Object.entries(changed).map(([field, text]) => [field, text || null])) as Body<'PATCH /api/v1/tickets/{id}'>;
          await send('PATCH /api/v1/tickets/{id}', { path, body, revision, query: {} }, about(ticket));
        },
        label: (field) => ({ subject: t.desk.subject, description: t.desk.description, type: t.desk.type, customerId: t.desk.customer })[field] ?? field,
        show: (field, text) => (field === 'customerId' ? (names.of(text) ?? text) : field === 'type' ? labelOf('ticket', 'type', text, of) : text),
      });
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={t.desk.edit} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="subject" label={t.desk.subject} value={typed.subject} onText={(text) => set('subject', text)} error={errors['subject']} required autoFocus />
      <TextField name="description" label={t.desk.description} value={typed.description} onText={(text) => set('description', text)} error={errors['description']} multiline />
      <SelectField name="type" label={t.desk.type} value={typed.type} onChoose={(type) => set('type', type)} options={choicesOf('ticket', 'type', of)} error={errors['type']} />
      <PickField name="customerId" label={t.desk.customer} id={typed.customerId} onPick={(id) => set('customerId', id)} find={findCustomers} error={errors['customerId']} />
    </FormDialog>
  );
}
