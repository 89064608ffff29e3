import { ask, type Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { usualCurrency } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { findCustomers, findEmployees } from '../core/people';
import { type DealRecord, nameOfDeal } from '../core/pipelines';
import { TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { MoneyField, plainAmount } from '../ui/money';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { isAmount } from './deal-form';

interface Props {
  deal: DealRecord;
  onClose: () => void;
}

const versionOf = (deal: DealRecord) => ({ revision: deal.revision, fields: { name: nameOfDeal(deal) ?? '', customerId: deal.state.customerId ?? '' } });

export function EditDeal({ deal, onClose }: Props) {
  const { t } = useWords();
  const original = versionOf(deal);
  const path = { id: deal.id };
  const form = useForm({
    draft: `deal.${deal.id}`,
    initial: original.fields,
    check: (typed): Record<string, string> => (typed.name.trim() ? {} : { name: t.deals.nameNeeded }),
    async send(typed) {
      const saved = await saveMerging({
        original,
        mine: { ...typed, name: typed.name.trim() },
        read: async () => versionOf((await ask('GET /api/v1/opportunities/{id}', { path, query: { expand: 'customer' } })).value),
        write: async (changed, revision) => {
          const body = Object.fromEntries(Object.entries(changed).map(([field, text]) => [field, text || null])) as Body<'PATCH /api/v1/opportunities/{id}'>;
          await send('PATCH /api/v1/opportunities/{id}', { path, body, revision, query: {} }, { customerId: deal.state.customerId });
        },
        label: (field) => (field === 'name' ? t.deals.name : t.deals.customer),
        show: (field, text) => (field === 'customerId' ? (names.of(text) ?? text) : text),
      });
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  return (
    <FormDialog title={t.deals.edit} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="name" label={t.deals.name} value={form.typed.name} onText={(text) => form.set('name', text)} error={form.errors['name']} required autoFocus />
      <PickField name="customerId" label={t.deals.customer} id={form.typed.customerId} onPick={(id) => form.set('customerId', id)} find={findCustomers} error={form.errors['customerId']} />
    </FormDialog>
  );
}

export function ChangeAmount({ deal, onClose }: Props) {
  const { t } = useWords();
  const form = useForm({
    draft: `deal.amount.${deal.id}`,
    initial: { amount: deal.state.amount?.amount ?? '', currency: deal.state.amount?.currency ?? usualCurrency() },
    check: (typed): Record<string, string> => (!typed.amount.trim() || isAmount(typed.amount) ? {} : { amount: t.common.notANumber }),
    async send({ amount, currency }) {
      await send('PUT /api/v1/opportunities/{id}/amount', { path: { id: deal.id }, body: { amount: amount.trim() ? { amount: plainAmount(amount), currency } : null }, revision: deal.revision, query: {} }, { customerId: deal.state.customerId });
      say(t.common.changed);
    },
  });
  return (
    <FormDialog title={t.deals.changeAmount} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <MoneyField name="amount" label={t.deals.amount} amount={form.typed.amount} currency={form.typed.currency} onAmount={(text) => form.set('amount', text)} onCurrency={(code) => form.set('currency', code)} error={form.errors['amount']} />
    </FormDialog>
  );
}

export function ChangeCloseDate({ deal, onClose }: Props) {
  const { t } = useWords();
  const form = useForm({
    draft: `deal.close.${deal.id}`,
    initial: { expectedCloseOn: deal.state.expectedCloseOn ?? '' },
    check: () => ({}),
    async send({ expectedCloseOn }) {
      await send('PUT /api/v1/opportunities/{id}/close-date', { path: { id: deal.id }, body: { expectedCloseOn: expectedCloseOn || null }, revision: deal.revision, query: {} }, { customerId: deal.state.customerId });
      say(t.common.changed);
    },
  });
  return (
    <FormDialog title={t.deals.changeClose} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="expectedCloseOn" label={t.deals.closeOn} type="date" value={form.typed.expectedCloseOn} onText={(text) => form.set('expectedCloseOn', text)} error={form.errors['expectedCloseOn']} />
    </FormDialog>
  );
}

export function ChangeDealOwner({ deal, onClose }: Props) {
  const { t } = useWords();
  const form = useForm({
    draft: `deal.owner.${deal.id}`,
    initial: { ownerId: deal.state.ownerId ?? '' },
    check: () => ({}),
    async send({ ownerId }) {
      await send('PUT /api/v1/opportunities/{id}/owner', { path: { id: deal.id }, body: { ownerId: ownerId || null }, revision: deal.revision, query: {} }, { customerId: deal.state.customerId });
      say(t.common.changed);
    },
  });
  return (
    <FormDialog title={t.deals.changeOwner} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <PickField name="ownerId" label={t.deals.owner} id={form.typed.ownerId} onPick={(id) => form.set('ownerId', id)} find={findEmployees} error={form.errors['ownerId']} />
    </FormDialog>
  );
}
