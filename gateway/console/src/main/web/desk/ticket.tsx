import { useEffect, useState } from 'preact/hooks';
import { overlays, withOverlay } from '../core/commands';
import { useNames } from '../core/lookup';
import { choicesOf, labelOf, may, useMe } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { recent } from '../core/recent';
import { address } from '../core/router';
import { useValue } from '../core/value';
import { InteractionForm } from '../customers/interaction-form';
import { ContactsPart } from '../customers/contacts';
import { DealsPart, TicketsPart } from '../customers/parts';
import { describe, othersIn } from '../customers/timeline-words';
import { Lifecycle } from '../customers/words';
import { Avatar, Bones, Panel } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Refused } from '../ui/refusals';
import { Reliance } from '../ui/reliance';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { Assign, EditTicket, setPriority, step, take, type TicketRecord, Wait } from './commands';
import { PriorityPill, StatusPill } from './status';

/** A ticket, and beside it whoever it is about. */
export function Ticket({ id }: { id: string }) {
  const { t, f, of } = useWords();
  const me = useMe();
  useValue(overlays);
  const read = useRead('GET /api/v1/tickets/{id}', { path: { id }, query: { expand: 'customer,handler' } }, { ids: [id] });
  const ticket = read.value && (withOverlay(read.value) as TicketRecord);
  const customerId = ticket?.state.customerId;
  const shown = customerId && names.of(customerId) ? customerId : undefined;
  const whole = useRead('GET /api/v1/views/customers/{id}', shown ? { path: { id: shown }, query: {} } : null, { ids: [id], ...(customerId ? { customerId } : {}) });
  const timeline = useRead('GET /api/v1/views/customers/{id}/timeline', shown ? { path: { id: shown }, query: { kind: 'ticket', limit: 200 } } : null, { ids: [id] });
  const [open, setOpen] = useState<'edit' | 'assign' | 'wait' | 'interaction' | null>(null);
  const subject = ticket?.personal?.subject ?? t.common.unnamed;
  useTitle(ticket ? subject : '');
  useEffect(() => {
    if (ticket) recent.add({ path: `/tickets/${id}`, kind: 'ticket', name: subject });
  }, [subject, Boolean(ticket)]);
  const events = (timeline.value?.items ?? []).filter((entry) => entry.aggregateId === id);
  useNames(events.flatMap((event) => [event.actor?.kind === 'EMPLOYEE' ? event.actor.id : null, event.values['handler'] as string | null]));
  useNames(whole.value ? othersIn(events, whole.value.customer) : []);

  if (!ticket) return read.refusal ? <Refused page refusal={read.refusal} /> : <Bones rows={10} label={t.common.loading} />;
  const { state } = ticket;
  const close = () => setOpen(null);
  const waitsFor = state.status === 'WAITING' ? (events.find((event) => event.type.startsWith('rapport.ticket.set-waiting.'))?.values['waitsFor'] as string | null | undefined) : undefined;
  const active = state.status === 'NEW' || state.status === 'OPEN';
  const undone = active || state.status === 'WAITING';
  return (
    <>
      <header class="page-head">
        <div class="who">
          <h1>{subject}</h1>
          <p class="row wrap muted small">
            <StatusPill status={state.status} />
            {waitsFor && <span>{t.desk.waitsFor}: {labelOf('ticket', 'reasonCode', waitsFor, of)}</span>}
            <PriorityPill priority={state.priority} />
            <span>{labelOf('ticket', 'type', state.type, of)}</span>
            <span>{labelOf('ticket', 'channel', state.channel, of)}</span>
            {state.reopenCount > 0 && <span>{t.desk.reopened(state.reopenCount)}</span>}
            <span>{t.desk.handler}: {state.handlerId ? (names.of(state.handlerId) ?? t.common.hiddenName) : t.common.nobody}</span>
          </p>
        </div>
        {may('tickets') && (
          <div class="actions">
            {undone && me.employee && state.handlerId !== me.employee.id && <Button icon="user-plus" look={state.handlerId ? undefined : 'primary'} onClick={() => void take(ticket)}>{t.desk.take}</Button>}
            {undone && <Button icon="check" look={state.handlerId ? 'primary' : undefined} onClick={() => void step(ticket, 'resolution', t.desk.resolve)}>{t.desk.resolve}</Button>}
            {active && <Button icon="pause" onClick={() => setOpen('wait')}>{t.desk.wait}</Button>}
            {state.status === 'WAITING' && <Button icon="play" onClick={() => void step(ticket, 'resumption', t.desk.resume)}>{t.desk.resume}</Button>}
            {state.status === 'RESOLVED' && <Button icon="circle-check" look="primary" onClick={() => void step(ticket, 'closure', t.desk.close)}>{t.desk.close}</Button>}
            {!undone && <Button icon="rotate-ccw" onClick={() => void step(ticket, 'reopening', t.desk.reopen)}>{t.desk.reopen}</Button>}
            <Menu
              label={t.common.actions}
              icon="ellipsis"
              groups={[
                { entries: [{ label: t.desk.edit, icon: 'pencil', act: () => setOpen('edit') }, { label: t.desk.assign, icon: 'user', act: () => setOpen('assign') }] },
                { group: t.desk.priority, entries: choicesOf('ticket', 'priority', of).map(({ value, label }) => ({ label, checked: value === state.priority, act: () => void setPriority(ticket, value, label) })) },
              ]}
            />
          </div>
        )}
      </header>
      <Reliance of={whole.value?.reliance} stale={whole.stale && !whole.refusal} />
      <div class="ticket-grid">
        <div class="stack">
          <Panel title={t.desk.description}>
            <p class="inside description">{ticket.personal?.description ?? <span class="muted">{t.desk.noDescription}</span>}</p>
            <dl class="facts inside dates">
              {([['opened', state.openedAt], ['resolvedAt', state.resolvedAt], ['closedAt', state.closedAt]] as const).map(([what, at]) => at && (
                <>
                  <dt>{t.desk[what]}</dt>
                  <dd>{f.moment(at)} <span class="muted small">{f.ago(at)}</span></dd>
                </>
              ))}
            </dl>
          </Panel>
          {shown && <Panel title={t.desk.history} count={events.length || undefined}>
            <ol class="timeline">
              {events.map((event) => {
                const told = whole.value && describe(event, whole.value.customer);
                return (
                  <li key={event.id} class="entry ticket">
                    <span class="spot"><Icon name="ticket" size={14} /></span>
                    <div class="grow">
                      <p class="row apart"><b>{told?.title}</b><time class="muted small num" dateTime={event.at}>{f.moment(event.at)}</time></p>
                      {told && told.facts.length > 0 && <p class="muted small">{told.facts.join(' · ')}</p>}
                    </div>
                  </li>
                );
              })}
            </ol>
          </Panel>}
        </div>
        <aside class="stack" aria-label={t.desk.aside}>
          {!customerId || !shown ? (
            <Panel title={t.desk.aside}><p class="inside muted">{customerId ? t.desk.hiddenCustomer : t.desk.noCustomer}</p></Panel>
          ) : whole.refusal && !whole.value ? (
            <Panel title={t.desk.aside}><Refused refusal={whole.refusal} /></Panel>
          ) : !whole.value ? (
            <Panel title={t.desk.aside}><Bones rows={6} label={t.common.loading} /></Panel>
          ) : (
            <>
              <Panel label={t.desk.aside}>
                <div class="inside stack">
                  <div class="row">
                    <Avatar name={whole.value.customer.profile.name ?? '–'} seed={customerId} big />
                    <div class="grow">
                      <h2 class="cut">{whole.value.customer.profile.name ?? t.common.hiddenName}</h2>
                      <p class="row small muted"><Lifecycle stage={whole.value.customer.profile.lifecycle} />{whole.value.customer.profile.industry}</p>
                    </div>
                  </div>
                  <div class="row wrap">
                    <LinkButton href={address(`/customers/${customerId}`)} icon="building-2">{t.desk.openCustomer}</LinkButton>
                    {may('interactions') && <Button icon="message-square" onClick={() => setOpen('interaction')}>{t.whole.log}</Button>}
                  </div>
                </div>
              </Panel>
              <ContactsPart opens={false} part={whole.value.customer.contacts} onAdd={undefined} />
              <TicketsPart tickets={whole.value.customer.tickets} />
              <DealsPart deals={whole.value.customer.deals} customerId={customerId} past />
            </>
          )}
        </aside>
      </div>
      {open === 'edit' && <EditTicket ticket={ticket} onClose={close} />}
      {open === 'assign' && <Assign ticket={ticket} onClose={close} />}
      {open === 'wait' && <Wait ticket={ticket} onClose={close} />}
      {open === 'interaction' && customerId && <InteractionForm customerId={customerId} contacts={whole.value?.customer.contacts?.items ?? []} onClose={close} />}
    </>
  );
}
