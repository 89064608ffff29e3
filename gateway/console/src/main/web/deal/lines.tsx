import type { sales } from 'api';
import { useState } from 'preact/hooks';
import { Refusal } from '../core/api';
import { send } from '../core/commands';
import { useNames } from '../core/lookup';
import { usualCurrency } from '../core/me';
import { names } from '../core/names';
import { findProducts } from '../core/people';
import type { DealRecord } from '../core/pipelines';
import { Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { MoneyField, plainAmount } from '../ui/money';
import { PickField } from '../ui/pick';
import { wordsOf } from '../ui/refusals';
import { say } from '../ui/toast';
import type { Money } from '../words/formats';
import { useWords } from '../words/words';
import { isAmount } from './deal-form';

const PLACES = 6;
const scaled = (decimal: string) => {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(PLACES, '0').slice(0, PLACES));
};

/** Sums of decimal strings, without the errors of floating point; to cents, as money is shown. */
function times(quantity: string, price: string): string {
  const product = (scaled(quantity) * scaled(price)) / 10n ** BigInt(PLACES * 2 - 2);
  const text = product.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

function sumsOf(lines: readonly sales.OpportunityLine[]): readonly Money[] {
  const sums = new Map<string, bigint>();
  for (const { quantity, unitPrice } of lines) {
    if (unitPrice) sums.set(unitPrice.currency, (sums.get(unitPrice.currency) ?? 0n) + scaled(times(quantity, unitPrice.amount)));
  }
  return [...sums].map(([currency, sum]) => ({ currency, amount: times(`${sum}`.padStart(PLACES + 1, '0').replace(/(\d{6})$/, '.$1'), '1') }));
}

export function Lines({ deal, onEdit }: { deal: DealRecord; onEdit: (() => void) | undefined }) {
  const { t, f } = useWords();
  const { lines } = deal.state;
  useNames(lines.map((line) => line.productId));
  const sums = sumsOf(lines);
  return (
    <Panel title={t.deals.lines} count={lines.length} actions={onEdit && <Button icon="pencil" look="quiet" small aria-label={`${t.common.edit}: ${t.deals.lines}`} onClick={onEdit} />}>
      {lines.length ? (
        <table class="simple">
          <thead>
            <tr><th>{t.deals.product}</th><th class="end">{t.deals.quantity}</th><th class="end">{t.deals.unitPrice}</th><th class="end">{t.deals.lineTotal}</th></tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.productId}>
                <th scope="row">{names.of(line.productId) ?? t.common.hiddenName}</th>
                <td class="end num">{line.quantity}</td>
                <td class="end num">{line.unitPrice ? f.money(line.unitPrice) : '–'}</td>
                <td class="end num">{line.unitPrice ? f.money({ amount: times(line.quantity, line.unitPrice.amount), currency: line.unitPrice.currency }) : '–'}</td>
              </tr>
            ))}
            {sums.length > 0 && <tr><th scope="row" colSpan={3}>{t.deals.linesSum}</th><td class="end num"><b>{sums.map((sum) => f.money(sum)).join(' + ')}</b></td></tr>}
          </tbody>
        </table>
      ) : (
        <p class="muted small inside">{t.deals.noLines}</p>
      )}
    </Panel>
  );
}

interface Typed {
  readonly productId: string;
  readonly quantity: string;
  readonly amount: string;
  readonly currency: string;
}

export function EditLines({ deal, onClose }: { deal: DealRecord; onClose: () => void }) {
  const { t } = useWords();
  const currency = deal.state.amount?.currency ?? usualCurrency();
  const [lines, setLines] = useState<readonly Typed[]>(deal.state.lines.map((line) => ({ productId: line.productId, quantity: line.quantity, amount: line.unitPrice?.amount ?? '', currency: line.unitPrice?.currency ?? currency })));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const put = (at: number, change: Partial<Typed>) => setLines(lines.map((line, i) => (i === at ? { ...line, ...change } : line)));
  const submit = async () => {
    const wrong: Record<string, string> = {};
    for (const [i, line] of lines.entries()) {
      if (!line.productId) wrong[`product${i}`] = t.common.required;
      if (!isAmount(line.quantity)) wrong[`quantity${i}`] = t.deals.quantityWrong;
      if (line.amount.trim() && !isAmount(line.amount)) wrong[`price${i}`] = t.common.notANumber;
    }
    setErrors(wrong);
    if (Object.keys(wrong).length) return;
    setBusy(true);
    try {
      const body = { lines: lines.map((line) => ({ productId: line.productId, quantity: plainAmount(line.quantity), ...(line.amount.trim() ? { unitPrice: { amount: plainAmount(line.amount), currency: line.currency } } : {}) })) };
      await send('PUT /api/v1/opportunities/{id}/lines', { path: { id: deal.id }, body, revision: deal.revision, query: {} }, { customerId: deal.state.customerId });
      say(t.common.changed);
      onClose();
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      setErrors({ '': failure.problem.errors?.map((one) => one.message).join(' ') || wordsOf(failure.problem) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t.deals.lines}
      look="wide"
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>{t.common.save}</Button>
        </>
      }
    >
      <div class="form">
        {errors[''] && <div class="error-summary" role="alert">{errors['']}</div>}
        {lines.map((line, i) => (
          <div key={i} class="line">
            <PickField name={`product${i}`} label={t.deals.product} id={line.productId} onPick={(productId) => put(i, { productId })} find={findProducts} required error={errors[`product${i}`]} />
            <TextField name={`quantity${i}`} label={t.deals.quantity} inputMode="decimal" value={line.quantity} onText={(quantity) => put(i, { quantity })} required error={errors[`quantity${i}`]} />
            <MoneyField name={`price${i}`} label={t.deals.unitPrice} amount={line.amount} currency={line.currency} onAmount={(amount) => put(i, { amount })} onCurrency={(code) => put(i, { currency: code })} error={errors[`price${i}`]} />
            <Button icon="trash-2" look="quiet" aria-label={`${t.common.clear} ${i + 1}`} onClick={() => setLines(lines.filter((_, at) => at !== i))} />
          </div>
        ))}
        <p><Button icon="plus" onClick={() => setLines([...lines, { productId: '', quantity: '1', amount: '', currency }])}>{t.deals.addLine}</Button></p>
      </div>
    </Dialog>
  );
}
