import { useMemo } from 'preact/hooks';
import type { Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { useMe, usualCurrency } from '../core/me';
import { names } from '../core/names';
import { findCustomers, findEmployees } from '../core/people';
import { pipelines, stagesOf } from '../core/pipelines';
import { address, go } from '../core/router';
import { RecentOthers } from '../customers/recent-others';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { MoneyField, plainAmount } from '../ui/money';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

const DECIMAL = /^\d{1,15}(\.\d{1,6})?$/;
export const isAmount = (text: string) => DECIMAL.test(plainAmount(text));

interface Props {
  customer?: { id: string; name: string };
  pipeline?: string | undefined;
  onClose: () => void;
}

export function DealForm({ customer, pipeline, onClose }: Props) {
  const { t } = useWords();
  const me = useMe();
  useMemo(() => customer && names.put(customer.id, customer.name), [customer?.id]);
  const form = useForm({
    draft: `deal.new.${customer?.id ?? ''}`,
    initial: {
      name: '', customerId: customer?.id ?? '', pipelineId: pipeline ?? pipelines()[0]?.id ?? '', stageId: '', ownerId: me.employee?.id ?? '',
      amount: '', currency: usualCurrency(), expectedCloseOn: '',
    },
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.name.trim()) wrong['name'] = t.deals.nameNeeded;
      if (typed.amount.trim() && !isAmount(typed.amount)) wrong['amount'] = t.common.notANumber;
      return wrong;
    },
    async send(typed) {
      const key = pipelines().find((one) => one.id === typed.pipelineId)?.state.key;
      const body = {
        name: typed.name.trim(),
        ...(typed.customerId ? { customerId: typed.customerId } : {}),
        ...(key ? { pipelineKey: key } : {}),
        ...(typed.stageId ? { stageId: typed.stageId } : {}),
        ...(typed.ownerId ? { ownerId: typed.ownerId } : {}),
        ...(typed.amount.trim() ? { amount: { amount: plainAmount(typed.amount), currency: typed.currency } } : {}),
        ...(typed.expectedCloseOn ? { expectedCloseOn: typed.expectedCloseOn } : {}),
      } as Body<'POST /api/v1/opportunities'>;
      const { id } = await send('POST /api/v1/opportunities', { body, query: {} }, { customerId: typed.customerId || undefined });
      localStorage.setItem('rapport.currency', typed.currency);
      say(t.deals.created(typed.name.trim()), { action: { label: t.common.openIt, act: () => go(address(`/deals/${id}`)) } });
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={t.deals.create} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      {typed.customerId && <RecentOthers customerId={typed.customerId} />}
      <TextField name="name" label={t.deals.name} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus />
      <PickField name="customerId" label={t.deals.customer} id={typed.customerId} onPick={(id) => set('customerId', id)} find={findCustomers} error={errors['customerId']} />
      <MoneyField name="amount" label={t.deals.amount} amount={typed.amount} currency={typed.currency} onAmount={(text) => set('amount', text)} onCurrency={(code) => set('currency', code)} error={errors['amount']} />
      <div class="pair">
        <SelectField name="pipelineId" label={t.deals.pipeline} value={typed.pipelineId} onChoose={(id) => set('pipelineId', id)} options={pipelines().map((one) => ({ value: one.id, label: one.state.name }))} error={errors['pipelineKey']} />
        <SelectField name="stageId" label={t.deals.stage} value={typed.stageId || (stagesOf(typed.pipelineId)[0]?.id ?? '')} onChoose={(id) => set('stageId', id)} options={stagesOf(typed.pipelineId).map((stage) => ({ value: stage.id, label: stage.name }))} error={errors['stageId']} />
      </div>
      <div class="pair">
        <TextField name="expectedCloseOn" label={t.deals.closeOn} type="date" value={typed.expectedCloseOn} onText={(text) => set('expectedCloseOn', text)} error={errors['expectedCloseOn']} />
        <PickField name="ownerId" label={t.deals.owner} id={typed.ownerId} onPick={(id) => set('ownerId', id)} find={findEmployees} error={errors['ownerId']} />
      </div>
    </FormDialog>
  );
}
