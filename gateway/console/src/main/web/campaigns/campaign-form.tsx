import { ask, type Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf, labelOf, useMe, usualCurrency } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { findEmployees } from '../core/people';
import { address, go } from '../core/router';
import { isAmount } from '../deal/deal-form';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { MoneyField, plainAmount } from '../ui/money';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { CampaignRecord } from './words';

const fieldsOf = ({ revision, state }: CampaignRecord, currency: string) => ({
  revision,
  fields: { name: state.name, objective: state.objective, channel: state.channel as string, ownerId: state.ownerId ?? '', amount: state.budget?.amount ?? '', currency: state.budget?.currency ?? currency },
});

export function CampaignForm({ record, onClose }: { record?: CampaignRecord; onClose: () => void }) {
  const { t, of } = useWords();
  const me = useMe();
  const currency = usualCurrency();
  const original = record ? fieldsOf(record, currency) : { revision: 0, fields: { name: '', objective: '', channel: 'EMAIL', ownerId: me.employee?.id ?? '', amount: '', currency } };
  const form = useForm({
    draft: `campaign.${record?.id ?? 'new'}`,
    initial: original.fields,
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.name.trim()) wrong['name'] = t.campaigns.nameNeeded;
      if (!typed.objective.trim()) wrong['objective'] = t.campaigns.objectiveNeeded;
      if (typed.amount.trim() && !isAmount(typed.amount)) wrong['budget'] = t.common.notANumber;
      return wrong;
    },
    async send(typed) {
      const money = (one: { amount?: string; currency?: string }) => (one.amount?.trim() ? { amount: plainAmount(one.amount), currency: one.currency ?? typed.currency } : null);
      if (!record) {
        const budget = money(typed);
        const body = { name: typed.name.trim(), objective: typed.objective.trim(), channel: typed.channel, ...(typed.ownerId ? { ownerId: typed.ownerId } : {}), ...(budget ? { budget } : {}) } as Body<'POST /api/v1/campaigns'>;
        const { id } = await send('POST /api/v1/campaigns', { body, query: {} });
        say(t.campaigns.created(typed.name.trim()));
        go(address(`/campaigns/${id}`));
        return;
      }
      const path = { id: record.id };
      const saved = await saveMerging({
        original,
        mine: typed,
        read: async () => fieldsOf((await ask('GET /api/v1/campaigns/{id}', { path, query: { expand: 'owner' } })).value, currency),
        write: async ({ name, objective, channel, ownerId, amount, currency: code }, revision) => {
          const body = {
            ...(name !== undefined ? { name: name.trim() } : {}), ...(objective !== undefined ? { objective: objective.trim() } : {}), ...(channel !== undefined ? { channel } : {}),
            ...(ownerId !== undefined ? { ownerId: ownerId || null } : {}), ...(amount !== undefined || code !== undefined ? { budget: money(typed) } : {}),
          } as Body<'PATCH /api/v1/campaigns/{id}'>;
          await send('PATCH /api/v1/campaigns/{id}', { path, body, revision, query: {} });
        },
        label: (field) => ({ name: t.campaigns.name, objective: t.campaigns.objective, channel: t.campaigns.channel, ownerId: t.campaigns.owner, amount: t.campaigns.budget, currency: t.common.currency })[field] ?? field,
        show: (field, text) => (field === 'ownerId' ? (names.of(text) ?? text) : field === 'channel' ? labelOf('campaign', 'channel', text, of) : text),
      });
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={record ? t.campaigns.edit : t.campaigns.create} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={() => record && onClose()}>
      <TextField name="name" label={t.campaigns.name} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus />
      <TextField name="objective" label={t.campaigns.objective} value={typed.objective} onText={(text) => set('objective', text)} error={errors['objective']} required multiline />
      <div class="pair">
        <SelectField name="channel" label={t.campaigns.channel} value={typed.channel} onChoose={(channel) => set('channel', channel)} options={choicesOf('campaign', 'channel', of)} error={errors['channel']} />
        <PickField name="ownerId" label={t.campaigns.owner} id={typed.ownerId} onPick={(id) => set('ownerId', id)} find={findEmployees} error={errors['ownerId']} />
      </div>
      <MoneyField name="budget" label={t.campaigns.budget} amount={typed.amount} currency={typed.currency} onAmount={(text) => set('amount', text)} onCurrency={(code) => set('currency', code)} error={errors['budget']} />
    </FormDialog>
  );
}
