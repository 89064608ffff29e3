import { ask, type Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { usualCurrency } from '../core/me';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { isAmount } from '../deal/deal-form';
import { TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { MoneyField, plainAmount } from '../ui/money';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { ProductRecord } from './products';

const fieldsOf = ({ revision, state }: ProductRecord, currency: string) => ({
  revision,
  fields: { name: state.name, series: state.series ?? '', amount: state.listPrice?.amount ?? '', currency: state.listPrice?.currency ?? currency },
});

export function ProductForm({ record, onClose }: { record?: ProductRecord; onClose: () => void }) {
  const { t } = useWords();
  const currency = usualCurrency();
  const original = record ? fieldsOf(record, currency) : { revision: 0, fields: { name: '', series: '', amount: '', currency } };
  const form = useForm({
    draft: `product.${record?.id ?? 'new'}`,
    initial: original.fields,
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!typed.name.trim()) wrong['name'] = t.products.nameNeeded;
      if (typed.amount.trim() && !isAmount(typed.amount)) wrong['listPrice'] = t.common.notANumber;
      return wrong;
    },
    async send(typed) {
      const tidy = { ...typed, name: typed.name.trim(), series: typed.series.trim(), amount: plainAmount(typed.amount) };
      const price = (fields: { amount: string; currency: string }) => (fields.amount ? { amount: fields.amount, currency: fields.currency } : null);
      if (!record) {
        const listPrice = price(tidy);
        const { id } = await send('POST /api/v1/products', { body: { name: tidy.name, ...(tidy.series ? { series: tidy.series } : {}), ...(listPrice ? { listPrice } : {}) }, query: {} });
        names.put(id, tidy.name);
        say(t.products.created(tidy.name));
        return;
      }
      const path = { id: record.id };
      let base = original.fields;
      const saved = await saveMerging({
        original,
        mine: tidy,
        async read() {
          const latest = fieldsOf((await ask('GET /api/v1/products/{id}', { path })).value, currency);
          base = latest.fields;
          return latest;
        },
        async write(changed, revision) {
          const { name, series, amount, currency: code } = changed;
          const body: Body<'PATCH /api/v1/products/{id}'> = {
            ...(name !== undefined ? { name } : {}),
            ...(series !== undefined ? { series: series || null } : {}),
            ...(amount !== undefined || (code !== undefined && base.amount) ? { listPrice: price({ amount: amount ?? base.amount, currency: code ?? base.currency }) } : {}),
          };
          if (Object.keys(body).length) await send('PATCH /api/v1/products/{id}', { path, body, revision, query: {} });
        },
        label: (field) => ({ name: t.products.name, series: t.products.series, amount: t.products.listPrice, currency: t.common.currency })[field] ?? field,
      });
      names.put(record.id, tidy.name);
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={record ? t.products.edit : t.products.create} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={onClose}>
      <TextField name="name" label={t.products.name} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus maxLength={200} />
      <TextField name="series" label={t.products.series} hint={t.products.seriesHint} value={typed.series} onText={(text) => set('series', text)} error={errors['series']} maxLength={100} />
      <MoneyField name="listPrice" label={t.products.listPrice} hint={t.products.listPriceHint} amount={typed.amount} currency={typed.currency} onAmount={(text) => set('amount', text)} onCurrency={(code) => set('currency', code)} error={errors['listPrice']} />
    </FormDialog>
  );
}
