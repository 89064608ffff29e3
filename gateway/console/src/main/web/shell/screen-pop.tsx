import { useEffect, useState } from 'preact/hooks';
import { type Answer, ask, Refusal } from '../core/api';
import { caller, hangUp } from '../core/calls';
import { may, useMe } from '../core/me';
import { findCustomers } from '../core/people';
import { address, go } from '../core/router';
import { useValue } from '../core/value';
import { ContactForm } from '../customers/contact-form';
import { CustomerForm } from '../customers/customer-form';
import { Blank, Bones } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { typing } from '../ui/keys';
import { Refused } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

type Hit = Answer<'POST /api/v1/search'>['items'][number];

interface Found {
  readonly customerId: string;
  readonly name: string | undefined;
  /** Those of the customer who have the number. */
  readonly people: readonly string[];
}

/** Whoever calls: the customer with that number, a choice of several, or a new one. */
export function ScreenPop() {
  const number = useValue(caller);
  return number === null ? null : <Call key={number} number={number} />;
}

const customerOf = (hit: Hit) => (hit.kind === 'customer' ? hit.id : hit.customer?.id);

function byCustomer(hits: readonly Hit[]): readonly Found[] {
  const found = new Map<string, Found>();
  for (const hit of hits) {
    const customerId = customerOf(hit);
    if (!customerId) continue;
    const before = found.get(customerId);
    const name = hit.kind === 'customer' ? hit.title : hit.customer?.name;
    const people = hit.kind === 'contact' && hit.title ? [hit.title] : [];
    found.set(customerId, { customerId, name: before?.name ?? name, people: [...(before?.people ?? []), ...people] });
  }
  return [...found.values()];
}

function Call({ number }: { number: string }) {
  const { t } = useWords();
  const me = useMe();
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [round, setRound] = useState(0);
  const [step, setStep] = useState<'choose' | 'customer' | 'contact'>('choose');
  const [customerId, setCustomerId] = useState('');
  // Whoever writes just now is told, and not torn away from it.
  const [occupied] = useState(() => typing(document.activeElement) || document.querySelector('dialog[open]') !== null);
  const [shown, setShown] = useState(!occupied);

  useEffect(() => {
    setRefusal(null);
    ask('POST /api/v1/search', { body: { phone: number, kinds: ['customer', 'contact'], limit: 20 }, query: {} }).then(
      ({ value }) => {
        const customers = byCustomer(value.items);
        const [only, ...others] = customers;
        if (only && !others.length) open(only);
        else {
          setFound(customers);
          if (occupied) tell(number, () => setShown(true));
        }
      },
      (failure: unknown) => {
        if (!(failure instanceof Refusal)) throw failure;
        setRefusal(failure);
        if (occupied) tell(number, () => setShown(true));
      },
    );
  }, [round]);

  const tell = (who: string, act: () => void) => say(t.calls.from(who), { stays: true, action: { label: t.calls.open, act } });
  const open = ({ customerId: id, name, people }: Found) => {
    const to = address(`/customers/${id}`);
    const who = [people[0], name].filter(Boolean).join(' · ') || t.common.unnamed;
    hangUp();
    if (occupied) tell(who, () => go(to));
    else {
      go(to);
      say(t.calls.from(who));
    }
  };
  const contactFor = (id: string) => {
    go(address(`/customers/${id}`));
    setCustomerId(id);
    setStep('contact');
  };
  if (!shown) return null;
  if (step === 'customer') return <CustomerForm onMade={contactFor} onClose={() => setStep('choose')} />;
  if (step === 'contact') return <ContactForm customerId={customerId} others={[]} phone={number} onClose={hangUp} />;
  return (
    <Dialog title={t.calls.title(number)} onClose={hangUp}>
      {refusal ? (
        <Refused refusal={refusal} onAgain={() => setRound(round + 1)} />
      ) : !found ? (
        <Bones rows={3} label={t.calls.looking} />
      ) : found.length ? (
        <div class="stack">
          <p role="status">{t.calls.several}</p>
          <ul class="list">
            {found.map((one) => (
              <li key={one.customerId}>
                <span class="grow"><b>{one.name ?? t.common.hiddenName}</b>{one.people.length > 0 && <span class="muted small block">{one.people.join(', ')}</span>}</span>
                <Button small onClick={() => open(one)}>{t.calls.open}</Button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <div class="stack">
          <Blank icon="phone" title={t.calls.nobody}>{t.calls.nobodyHint}</Blank>
          {may('customers') && me.readsPersonalData && (
            <>
              <Field name="customer" label={t.calls.contactOf}>
                {(wiring) => <Combobox {...wiring} value={null} clears none={t.common.nothingFound} find={findCustomers} onChoose={(choice) => choice && contactFor(choice.id)} />}
              </Field>
              <p><Button icon="plus" look="primary" onClick={() => setStep('customer')}>{t.calls.newCustomer}</Button></p>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
