import type { customer } from 'api';
import { useEffect, useState } from 'preact/hooks';
import { ask, type Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { choicesOf, labelOf, useMe } from '../core/me';
import { saveMerging, type Version } from '../core/merge';
import { names } from '../core/names';
import { findCustomers, findEmployees } from '../core/people';
import { touch } from '../core/reads';
import { address, go } from '../core/router';
import { Note } from '../ui/bits';
import { SelectField, TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords, words } from '../words/words';
import { type CustomerRecord, nameOf } from './words';

type Fields = { kind: string; name: string; industry: string; region: string; parentId: string; ownerId: string; lifecycle: string };

const nothing: Fields = { kind: 'ORGANIZATION', name: '', industry: '', region: '', parentId: '', ownerId: '', lifecycle: 'PROSPECT' };
const given = <T,>(fields: T) => Object.fromEntries(Object.entries(fields as object).filter(([, text]) => text !== '')) as T;

const fieldsOf = (record: CustomerRecord): Fields => ({
  kind: record.state.kind,
  name: nameOf(record) ?? '',
  industry: record.state.industry ?? '',
  region: record.state.region ?? '',
  parentId: record.state.parentId ?? '',
  ownerId: record.state.ownerId ?? '',
  lifecycle: record.state.lifecycle,
});

async function read(id: string): Promise<Version<Fields>> {
  const { value } = await ask('GET /api/v1/customers/{id}', { path: { id }, query: { expand: 'owner,parent' } });
  return { revision: value.revision, fields: fieldsOf(value) };
}

async function patch(id: string, { name, industry, region, parentId }: Partial<Fields>, revision: number) {
  const changes = Object.fromEntries(Object.entries({ name, industry, region, parentId }).filter(([, text]) => text !== undefined).map(([field, text]) => [field, text || null]));
  await send('PATCH /api/v1/customers/{id}', { path: { id }, body: changes as customer.CustomerPatch, revision, query: {} }, { customerId: id });
}

/** Creates a customer, or changes one. Owner and stage have commands of their own, for each is a decision of its own. */
export function CustomerForm({ record, onMade, onClose }: { record?: CustomerRecord; onMade?: (id: string) => void; onClose: () => void }) {
  const { t, of } = useWords();
  const me = useMe();
  const initial = record ? fieldsOf(record) : { ...nothing, ownerId: me.employee?.id ?? '' };
  const form = useForm<Fields>({
    draft: record ? `customer.${record.id}` : 'customer.new',
    initial,
    check: (typed): Record<string, string> => (typed.name.trim() ? {} : { name: t.customers.nameNeeded }),
    async send(typed) {
      const tidy = { ...typed, name: typed.name.trim(), industry: typed.industry.trim(), region: typed.region.trim() };
      if (!record) {
        const { id } = await send('POST /api/v1/customers', { body: given(tidy) as unknown as Body<'POST /api/v1/customers'>, query: {} }, { customerId: tidy.parentId || undefined });
        say(t.customers.created(tidy.name));
        if (onMade) onMade(id);
        else go(address(`/customers/${id}`));
        return;
      }
      const saved = await saveMerging({
        original: { revision: record.revision, fields: initial },
        mine: tidy,
        read: () => read(record.id),
        write: (changed, revision) => patch(record.id, changed, revision),
        label: (field) => words().t.customers[field as 'name'] ?? (field === 'parentId' ? t.customers.parent : field),
        show: (field, text) => (field === 'parentId' ? (names.of(text) ?? text) : field === 'lifecycle' ? labelOf('customer', 'lifecycle', text, of) : text),
      });
      // Its group is another one now, and so is that which it left.
      if (tidy.parentId !== initial.parentId) for (const id of [initial.parentId, tidy.parentId]) if (id) touch({ kind: 'customer', id }, true);
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  const same = useSameName(typed.name, record?.id);
  return (
    <FormDialog title={record ? t.customers.edit : t.customers.create} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={() => record && onClose()}>
      <TextField name="name" label={t.customers.name} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus maxLength={200} />
      {same.length > 0 && (
        <Note tone="info">
          {t.customers.ofSameName}{' '}
          {same.map((one, i) => <span key={one.id}>{i > 0 && ', '}<a href={address(`/customers/${one.id}`)} target="_blank">{nameOf(one)}{one.state.region ? ` (${one.state.region})` : ''}</a></span>)}
        </Note>
      )}
      {!record && <SelectField name="kind" label={t.customers.kind} value={typed.kind} onChoose={(kind) => set('kind', kind)} options={choicesOf('customer', 'kind', of)} error={errors['kind']} />}
      <div class="pair">
        <TextField name="industry" label={t.customers.industry} value={typed.industry} onText={(text) => set('industry', text)} error={errors['industry']} />
        <TextField name="region" label={t.customers.region} value={typed.region} onText={(text) => set('region', text)} error={errors['region']} />
      </div>
      <PickField name="parentId" label={t.customers.parent} id={typed.parentId} onPick={(id) => set('parentId', id)} find={findCustomers} error={errors['parentId']} />
      {!record && (
        <div class="pair">
          <PickField name="ownerId" label={t.customers.owner} id={typed.ownerId} onPick={(id) => set('ownerId', id)} find={findEmployees} error={errors['ownerId']} />
          <SelectField name="lifecycle" label={t.customers.lifecycle} value={typed.lifecycle} onChoose={(stage) => set('lifecycle', stage)} options={choicesOf('customer', 'lifecycle', of)} error={errors['lifecycle']} />
        </div>
      )}
    </FormDialog>
  );
}

/** Whoever writes a name that is there already is told before a second one is made. */
function useSameName(name: string, but: string | undefined): readonly CustomerRecord[] {
  const [found, setFound] = useState<readonly CustomerRecord[]>([]);
  useEffect(() => {
    const asked = name.trim();
    if (asked.length < 2) return setFound([]);
    let late = false;
    const timer = setTimeout(async () => {
      const { value } = await ask('GET /api/v1/customers', { query: { name: asked, limit: 4 } }).catch(() => ({ value: { items: [] } }));
      if (!late) setFound(value.items.filter((one) => one.id !== but));
    }, 300);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [name]);
  return found;
}
