import type { Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { findEmployees } from '../core/people';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords, words } from '../words/words';
import type { CustomerRecord } from './words';

export async function changeLifecycle(record: CustomerRecord, lifecycle: string, label: string) {
  if (record.state.lifecycle === lifecycle) return;
  const before = record.state.lifecycle;
  const set = (to: string) =>
    send('PUT /api/v1/customers/{id}/lifecycle', { path: { id: record.id }, body: { lifecycle: to } as Body<'PUT /api/v1/customers/{id}/lifecycle'>, query: {} }, { customerId: record.id });
  try {
    await set(lifecycle);
    const { t } = words();
    say(`${t.customers.lifecycle}: ${label}`, { action: { label: t.common.undo, act: () => void set(before).catch((failure) => say(refusalWords(failure), { bad: true })) } });
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
  }
}

export function ChangeOwner({ record, onClose }: { record: CustomerRecord; onClose: () => void }) {
  const { t } = useWords();
  const form = useForm({
    draft: `customer.owner.${record.id}`,
    initial: { ownerId: record.state.ownerId ?? '' },
    check: () => ({}),
    async send({ ownerId }) {
      await send('PUT /api/v1/customers/{id}/owner', { path: { id: record.id }, body: { ownerId: ownerId || null }, revision: record.revision, query: {} }, { customerId: record.id });
      say(t.common.changed);
    },
  });
  return (
    <FormDialog title={t.customers.assign} form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <PickField name="ownerId" label={t.customers.owner} hint={t.customers.clearOwner} id={form.typed.ownerId} onPick={(id) => form.set('ownerId', id)} find={findEmployees} error={form.errors['ownerId']} />
    </FormDialog>
  );
}
