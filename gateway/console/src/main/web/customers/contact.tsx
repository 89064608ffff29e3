import type { analytics } from 'api';
import { useState } from 'preact/hooks';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { useNames } from '../core/lookup';
import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { findCustomers } from '../core/people';
import { useRead } from '../core/reads';
import { setQuery, useHere } from '../core/router';
import { Bones, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { refusalWords, Refused } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords, words } from '../words/words';
import { ContactForm, type ContactRecord } from './contact-form';
import { CustomerLink } from './link';

/** The page that one looks at is that of the customer whom the contact leaves. */
const worksFor = (contact: ContactRecord, customerId: string) =>
  send('PUT /api/v1/contacts/{id}/employer', { path: { id: contact.id }, body: { customerId }, query: {} }, { customerId: contact.state.customerId });

const nameOf = (contact: ContactRecord) => contact.personal?.name ?? words().t.common.unnamed;

async function leave(contact: ContactRecord) {
  const { t } = words();
  const { customerId } = contact.state;
  const undo = () => void worksFor(contact, customerId).catch((failure) => say(refusalWords(failure), { bad: true }));
  try {
    await send('PUT /api/v1/contacts/{id}/departure', { path: { id: contact.id }, body: {}, query: {} }, { customerId });
    say(t.whole.hasLeft(nameOf(contact)), { action: { label: t.common.undo, act: undo } });
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
  }
}

async function comeBack(contact: ContactRecord) {
  try {
    await worksFor(contact, contact.state.customerId);
    say(words().t.common.changed);
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
  }
}

/** Where somebody works from now on; the history stays with them. */
function Move({ contact, onClose }: { contact: ContactRecord; onClose: () => void }) {
  const { t } = useWords();
  const form = useForm({
    draft: `contact.employer.${contact.id}`,
    initial: { customerId: '' },
    check: (typed): Record<string, string> => (typed.customerId ? {} : { customerId: t.common.required }),
    async send({ customerId }) {
      await worksFor(contact, customerId);
      say(t.whole.worksNow(nameOf(contact), names.of(customerId) ?? t.common.hiddenName));
    },
  });
  return (
    <FormDialog title={t.whole.moves} form={form} submit={t.common.save} onClose={onClose} onSent={() => setQuery({ contact: null })}>
      <PickField name="customerId" label={t.whole.employer} hint={t.whole.movesHint} id={form.typed.customerId} onPick={(id) => form.set('customerId', id)} find={findCustomers} error={form.errors['customerId']} required />
    </FormDialog>
  );
}

/** One contact beside the customer: how they are reached, whom they report to, and what may be done. */
export function Contact({ id, others }: { id: string; others: readonly analytics.Contact[] }) {
  const { t, f, of } = useWords();
  const { query } = useHere();
  const read = useRead('GET /api/v1/contacts/{id}', { path: { id } }, { ids: [id] });
  const [moving, setMoving] = useState(false);
  const contact = read.value as ContactRecord | undefined;
  const superior = contact?.state.reportsToId;
  useNames([superior, contact?.state.customerId]);
  const close = () => setQuery({ contact: null, edit: null });
  if (contact && query.has('edit') && may('customers')) return <ContactForm customerId={contact.state.customerId} record={contact} others={others} onClose={() => setQuery({ edit: null })} />;
  if (contact && moving) return <Move contact={contact} onClose={() => setMoving(false)} />;
  const reports = others.filter((one) => one.reportsToId === id && !one.left);
  return (
    <Dialog
      title={contact?.personal?.name ?? t.whole.contact}
      look="drawer"
      onClose={close}
      footer={
        contact && may('customers') ? (
          <>
            {contact.state.left ? <Button icon="rotate-ccw" onClick={() => void comeBack(contact)}>{t.whole.isBack}</Button> : <Button icon="user-minus" onClick={() => void leave(contact)}>{t.whole.leaves}</Button>}
            <Button icon="arrow-left-right" onClick={() => setMoving(true)}>{t.whole.moves}</Button>
            <Button icon="pencil" look="primary" onClick={() => setQuery({ edit: '1' })}>{t.common.edit}</Button>
          </>
        ) : null
      }
    >
      {!contact ? (
        read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={6} label={t.common.loading} />
      ) : (
        <div class="stack">
          {(contact.state.left || contact.state.decisionRole) && (
            <p class="row wrap">
              {contact.state.left && <Pill tone="warn">{t.whole.left}</Pill>}
              {contact.state.decisionRole && <Pill>{labelOf('contact', 'decisionRole', contact.state.decisionRole, of)}</Pill>}
            </p>
          )}
          <dl class="facts">
            <dt>{contact.state.left ? t.whole.formerly : t.whole.employer}</dt><dd><CustomerLink id={contact.state.customerId} /></dd>
            <dt>{t.whole.jobTitle}</dt><dd>{contact.personal?.jobTitle ?? '–'}</dd>
            <dt>{t.whole.phone}</dt><dd>{contact.personal?.phone ? <a href={`tel:${contact.personal.phone}`}>{contact.personal.phone}</a> : '–'}</dd>
            <dt>{t.whole.email}</dt><dd>{contact.personal?.email ? <a href={`mailto:${contact.personal.email}`}>{contact.personal.email}</a> : '–'}</dd>
            <dt>{t.whole.superior}</dt><dd>{superior ? (names.of(superior) ?? others.find((one) => one.id === superior)?.name ?? t.common.hiddenName) : '–'}</dd>
            {reports.length > 0 && <><dt>{t.whole.reports}</dt><dd>{reports.map((one) => <div key={one.id}>{one.name ?? t.whole.noPersonal}</div>)}</dd></>}
            {contact.state.createdAt && <><dt>{t.tasks.createdAt}</dt><dd>{f.moment(contact.state.createdAt)}</dd></>}
          </dl>
        </div>
      )}
    </Dialog>
  );
}
