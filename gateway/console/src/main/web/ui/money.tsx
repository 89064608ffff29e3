import { useMetadata } from '../core/me';
import { useWords } from '../words/words';
import { Field } from './field';

interface Props {
  name: string;
  label: string;
  amount: string;
  currency: string;
  onAmount: (amount: string) => void;
  onCurrency: (currency: string) => void;
  error?: string | undefined;
  hint?: string;
}

/** Full-width digits and grouping marks are what people type; the platform takes a plain decimal. */
export const plainAmount = (typed: string) => typed.normalize('NFKC').replace(/[\s,'’_]/g, '').trim();

const OFTEN = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP'];
const rank = (code: string) => (OFTEN.includes(code) ? OFTEN.indexOf(code) : OFTEN.length);

export function MoneyField({ name, label, amount, currency, onAmount, onCurrency, error, hint }: Props) {
  const { t, of } = useWords();
  const currencies = useMetadata().currencies.toSorted((a, b) => rank(a.code) - rank(b.code));
  return (
    <Field name={name} label={label} error={error} hint={hint}>
      {(wiring) => (
        <div class="money">
          <input {...wiring} class="input num" inputMode="decimal" autoComplete="off" value={amount} onInput={(e) => onAmount(e.currentTarget.value)} />
          <select class="input" aria-label={t.common.currency} value={currency} onChange={(e) => onCurrency(e.currentTarget.value)}>
            {currencies.map((one) => (
              <option key={one.code} value={one.code} title={one.label[of] ?? one.code}>{one.code}</option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}
