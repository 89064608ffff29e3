import type { analytics } from 'api';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { choicesOf, may } from '../core/me';
import { names } from '../core/names';
import { useNames } from '../core/lookup';
import { readAhead, useRead } from '../core/reads';
import { recent } from '../core/recent';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';

import { OpenTasks } from '../tasks/of-customer';
import { TaskForm } from '../tasks/task-form';
import { Avatar, Bones, Note, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { Reliance } from '../ui/reliance';
import { Menu } from '../ui/menu';
import { Refused } from '../ui/refusals';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { DealForm } from '../deal/deal-form';
import { TicketForm } from '../desk/ticket-form';
import { AsOf, type Moment, momentOf } from './as-of';
import { Contact } from './contact';
import { ContactForm } from './contact-form';
import { ContactsPart } from './contacts';
import { CustomerForm } from './customer-form';
import { CorrectInteraction, InteractionForm } from './interaction-form';
import { ChangeOwner, changeLifecycle } from './commands';
import { GroupPart, useGroup } from './group';
import { CampaignsPart, DealsPart, TicketsPart } from './parts';
import { Timeline, aboutOf, firstPage } from './timeline';
import { type CustomerRecord, Lifecycle, nameOf } from './words';

type Open = 'edit' | 'contact' | 'interaction' | 'owner' | 'deal' | 'ticket' | 'task' | null;

export function Whole({ id }: { id: string }) {
  const { t, of } = useWords();
  const { query } = useHere();
  const moment = momentOf(query);
  const past = moment.asOf !== undefined;
  const group = useGroup(id, moment);
  const late = useLate(`${id} ${moment.asOf} ${moment.knownAt}`);
  const about = past ? {} : { customerId: id, ids: [id] };
  const view = useRead('GET /api/v1/views/customers/{id}', { path: { id }, query: moment }, about);
  const record = useRead('GET /api/v1/customers/{id}', { path: { id }, query: { expand: 'owner,parent' } }, { ids: [id] });
  const present = useRead('GET /api/v1/views/customers/{id}', past ? { path: { id }, query: {} } : null, {});
  useMemo(() => {
    readAhead('GET /api/v1/views/customers/{id}/owners', ownersOf(id, moment), past ? {} : { ids: [id] });
    readAhead('GET /api/v1/views/customers/{id}/timeline', firstPage(id, moment, query.get('kind') ?? ''), aboutOf(id, moment));
  }, [id, moment.asOf, moment.knownAt]);
  const [open, setOpen] = useState<Open>(null);
  const whole = view.value?.customer;
  const name = (past && whole ? whole.profile.name : record.value && nameOf(record.value as CustomerRecord)) ?? whole?.profile.name ?? t.common.hiddenName;
  useTitle(whole || record.value ? name : '');
  useNames([whole?.profile.ownerId, whole?.profile.parentId]);
  useEffect(() => {
    if (record.value) recent.add({ path: `/customers/${id}`, kind: 'customer', name });
  }, [record.value, name]);
  useShortcut('l', () => t.whole.log, () => may('interactions') && setOpen('interaction'));

  if (record.refusal && !record.value) return <Refused page refusal={record.refusal} />;
  if (!whole && !view.refusal && !record.value) return <Bones rows={12} label={t.common.loading} />;
  const state = past || !record.value ? whole?.profile : record.value.state;
  const close = () => setOpen(null);
  const contacts = whole?.contacts?.items ?? [];
  return (
    <div class="whole">
      <header class="page-head">
        <Avatar name={name} seed={id} big />
        <div class="who">
          <h1>{name}</h1>
          <p class="row wrap muted small">
            <Lifecycle stage={state?.lifecycle} />
            <span>{state?.kind && choicesOf('customer', 'kind', of).find((one) => one.value === state.kind)?.label}</span>
            {state?.industry && <span>{state.industry}</span>}
            {state?.region && <span>{state.region}</span>}
            {state && <span>{t.customers.owner}: {state.ownerId ? (names.of(state.ownerId) ?? t.common.hiddenName) : t.customers.pool}</span>}
          </p>
        </div>
        {!past && record.value && (
          <div class="actions">
            {may('interactions') && <Button icon="message-square" look="primary" onClick={() => setOpen('interaction')}>{t.whole.log}</Button>}
            {may('deals') && <Button icon="handshake" onClick={() => setOpen('deal')}>{t.whole.newDeal}</Button>}
            {may('newTickets') && <Button icon="ticket" onClick={() => setOpen('ticket')}>{t.whole.newTicket}</Button>}
            {may('customers') && (
              <Menu
                label={t.common.actions}
                icon="ellipsis"
                groups={[
                  {
                    entries: [
                      { label: t.customers.edit, icon: 'pencil', act: () => setOpen('edit') },
                      { label: t.whole.addContact, icon: 'user-plus', act: () => setOpen('contact') },
                      { label: t.customers.assign, icon: 'user', act: () => setOpen('owner') },
                    ],
                  },
                  {
                    group: t.customers.changeLifecycle,
                    entries: choicesOf('customer', 'lifecycle', of).map(({ value, label }) => ({
                      label,
                      checked: record.value?.state.lifecycle === value,
                      act: () => void changeLifecycle(record.value as CustomerRecord, value, label),
                    })),
                  },
                ]}
              />
            )}
          </div>
        )}
      </header>
      <AsOf since={present.value?.customer.profile.since ?? whole?.profile.since} />
      <Reliance of={view.value?.reliance} stale={view.stale && !view.refusal} />
      {view.refusal && !whole ? (
        past && view.refusal.problem.status === 404 ? <Note icon="history">{t.whole.notYet}</Note> : <Refused refusal={view.refusal} />
      ) : !whole || (!group.value && !group.refusal && !late) ? (
        // Together with the group, unless that takes long: it would move what stands below it when it comes.
        <Bones rows={12} label={t.common.loading} />
      ) : (
        <div class="whole-grid">
          <div class="stack">
            <Profile whole={whole} id={id} moment={moment} />
            <GroupPart id={id} moment={moment} read={group} />
            <ContactsPart part={whole.contacts} opens={!past} onAdd={!past && may('customers') ? () => setOpen('contact') : undefined} />
          </div>
          <Timeline id={id} moment={moment} whole={whole} onLog={!past && may('interactions') ? () => setOpen('interaction') : undefined} />
          <div class="stack">
            {!past && <OpenTasks title={t.tasks.title} of={{ customer: id }} onAdd={may('tasks') && record.value ? () => setOpen('task') : undefined} />}
            <DealsPart deals={whole.deals} customerId={id} past={past} />
            <TicketsPart tickets={whole.tickets} />
            <CampaignsPart touches={whole.touches} responses={whole.responses} />
          </div>
        </div>
      )}
      {!past && query.has('contact') && <Contact key={query.get('contact')} id={query.get('contact')!} others={contacts} />}
      {!past && query.has('interaction') && may('interactions') && <CorrectInteraction key={query.get('interaction')} id={query.get('interaction')!} contacts={contacts} onClose={() => setQuery({ interaction: null })} />}
      {open === 'edit' && record.value && <CustomerForm record={record.value as CustomerRecord} onClose={close} />}
      {open === 'contact' && <ContactForm customerId={id} others={contacts} onClose={close} />}
      {open === 'interaction' && <InteractionForm customerId={id} contacts={contacts} onClose={close} />}
      {open === 'owner' && record.value && <ChangeOwner record={record.value as CustomerRecord} onClose={close} />}
      {open === 'deal' && <DealForm customer={{ id, name }} onClose={close} />}
      {open === 'task' && <TaskForm customer={{ id, name }} onClose={close} />}
      {open === 'ticket' && <TicketForm customer={{ id, name }} onClose={close} />}
    </div>
  );
}

const GRACE = 600;

/** Whether what was asked for has taken long. */
function useLate(asked: string) {
  const [late, setLate] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setLate(asked), GRACE);
    return () => clearTimeout(timer);
  }, [asked]);
  return late === asked;
}

const ownersOf = (id: string, moment: Moment) => ({ path: { id }, query: moment });

function Profile({ whole, id, moment }: { whole: analytics.CustomerView; id: string; moment: Moment }) {
  const { t, f } = useWords();
  const owners = useRead('GET /api/v1/views/customers/{id}/owners', ownersOf(id, moment), moment.asOf ? {} : { ids: [id] });
  const { profile } = whole;
  useNames([...(owners.value?.owners.map((period) => period.ownerId) ?? []), profile.parentId]);
  return (
    <Panel title={t.whole.profile}>
      <dl class="facts inside">
        <dt>{t.whole.since}</dt>
        <dd>{f.day(profile.since)}</dd>
        {profile.parentId && (
          <>
            <dt>{t.customers.parent}</dt>
            <dd><a href={address(`/customers/${profile.parentId}`)}>{names.of(profile.parentId) ?? t.common.hiddenName}</a></dd>
          </>
        )}
        {whole.lastActivity && (
          <>
            <dt>{t.whole.lastActivity}</dt>
            <dd><time dateTime={whole.lastActivity.at} title={f.moment(whole.lastActivity.at)}>{f.ago(whole.lastActivity.at)}</time> · {t.whole.kinds[whole.lastActivity.kind] ?? whole.lastActivity.kind}</dd>
          </>
        )}
        {profile.externalIds.length > 0 && (
          <>
            <dt>{t.customers.externalIds}</dt>
            <dd>{profile.externalIds.map((one) => <div key={one.system} class="small">{one.system}: {one.id}</div>)}</dd>
          </>
        )}
        <dt>{t.whole.owners}</dt>
        <dd>
          <ol class="owners">
            {owners.value?.owners.toReversed().map((period) => (
              <li key={period.from}>
                {period.ownerId ? (names.of(period.ownerId) ?? t.common.hiddenName) : t.customers.pool}
                <span class="muted small"> {f.day(period.from)}{period.to ? ` – ${f.day(period.to)}` : ''}</span>
              </li>
            ))}
          </ol>
        </dd>
      </dl>
    </Panel>
  );
}

