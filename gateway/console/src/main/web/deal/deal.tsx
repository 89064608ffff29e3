import { useEffect, useState } from 'preact/hooks';
import { Closing, type Outcome } from '../board/closing';
import { move, reopen } from '../board/moves';
import { overlays, send, withOverlay } from '../core/commands';
import { useNames } from '../core/lookup';
import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { type DealRecord, daysSince, nameOfDeal, pipelineOf, stageName, stageOf, stagesOf } from '../core/pipelines';
import { useRead } from '../core/reads';
import { recent } from '../core/recent';
import { useValue } from '../core/value';
import { CustomerLink } from '../customers/link';
import { describe } from '../customers/timeline-words';
import { Bones, Note, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { Refused, refusalWords } from '../ui/refusals';
import { useTitle } from '../ui/title';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { ChangeAmount, ChangeCloseDate, ChangeDealOwner, EditDeal } from './forms';
import { EditLines, Lines } from './lines';
import { type Route, routeOf } from './route';
import { DealStatus } from './status';

type Open = 'edit' | 'amount' | 'close' | 'owner' | 'lines' | Outcome | null;

export function Deal({ id }: { id: string }) {
  const { t, f, of } = useWords();
  useValue(overlays);
  const read = useRead('GET /api/v1/opportunities/{id}', { path: { id }, query: { expand: 'customer,owner,product' } }, { ids: [id] });
  const deal = read.value && (withOverlay(read.value) as DealRecord);
  const customerId = deal?.state.customerId;
  const shown = customerId && names.of(customerId) ? customerId : undefined;
  const timeline = useRead('GET /api/v1/views/customers/{id}/timeline', shown ? { path: { id: shown }, query: { kind: 'opportunity', limit: 200 } } : null, { ids: [id] });
  const whole = useRead('GET /api/v1/views/customers/{id}', shown ? { path: { id: shown }, query: {} } : null, { ids: [id] });
  const [open, setOpen] = useState<Open>(null);
  const name = (deal && nameOfDeal(deal)) ?? t.common.unnamed;
  useTitle(deal ? name : '');
  useEffect(() => {
    if (deal) recent.add({ path: `/deals/${id}`, kind: 'opportunity', name });
  }, [name, Boolean(deal)]);
  const route = routeOf(timeline.value?.items ?? [], id);
  useNames(route.events.flatMap((event) => [event.actor?.kind === 'EMPLOYEE' ? event.actor.id : null, event.values['owner'] as string | null]));

  if (!deal) return read.refusal ? <Refused page refusal={read.refusal} /> : <Bones rows={10} label={t.common.loading} />;
  const { state } = deal;
  const isOpen = state.status === 'OPEN';
  const close = () => setOpen(null);
  const stage = stageOf(state.pipelineId, state.stageId);
  const days = daysSince(state.stageSince);
  const withdraw = async () => {
    try {
      await send('POST /api/v1/opportunities/{id}/voiding', { path: { id }, body: {}, query: {} }, { customerId });
      say(t.deals.voidedSaid(name));
    } catch (failure) {
      say(refusalWords(failure), { bad: true });
    }
  };
  return (
    <>
      <header class="page-head">
        <div class="who">
          <h1>{name}</h1>
          <p class="row wrap muted small">
            <DealStatus status={state.status} />
            {customerId && <span class="row"><Icon name="building-2" size={13} /><CustomerLink id={customerId} /></span>}
            <span>{t.deals.owner}: {names.of(state.ownerId) ?? t.common.nobody}</span>
          </p>
        </div>
        {may('deals') && (
          <div class="actions">
            {isOpen ? (
              <>
                <Button icon="trophy" look="primary" onClick={() => setOpen('win')}>{t.deals.win}</Button>
                <Button icon="circle-x" onClick={() => setOpen('lose')}>{t.deals.lose}</Button>
                <Menu label={t.deals.moveTo} groups={[{ group: t.deals.moveTo, entries: stagesOf(state.pipelineId).map((one) => ({ label: one.name, checked: one.id === state.stageId, act: () => void move(deal, one.id) })) }]}>
                  {t.deals.moveTo}
                  <Icon name="chevron-down" size={14} />
                </Menu>
              </>
            ) : (
              state.status !== 'VOIDED' && <Button icon="rotate-ccw" onClick={() => void reopen(deal)}>{t.deals.reopen}</Button>
            )}
            <Menu
              label={t.common.actions}
              icon="ellipsis"
              groups={[
                {
                  entries: [
                    { label: t.deals.edit, icon: 'pencil', act: () => setOpen('edit') },
                    { label: t.deals.changeOwner, icon: 'user', act: () => setOpen('owner') },
                    ...(isOpen
                      ? ([
                          { label: t.deals.changeAmount, icon: 'tag', act: () => setOpen('amount') },
                          { label: t.deals.changeClose, icon: 'calendar', act: () => setOpen('close') },
                          { label: t.deals.lines, icon: 'package', act: () => setOpen('lines') },
                        ] as const)
                      : []),
                    ...(state.status === 'VOIDED' ? [] : [{ label: `${t.deals.void} – ${t.deals.voidHint}`, icon: 'trash-2' as const, act: () => void withdraw() }]),
                  ],
                },
              ]}
            />
          </div>
        )}
      </header>
      {isOpen && stage?.plannedDays !== undefined && days > stage.plannedDays && <Note icon="clock">{t.deals.tooLong(f.days(days), f.days(stage.plannedDays))}</Note>}
      {state.status === 'LOST' && (state.lossReasonCode || deal.personal?.lossNote) && (
        <Note tone="bad" icon="circle-x">{t.deals.lossReason}: {[labelOf('opportunity', 'reasonCode', state.lossReasonCode, of), deal.personal?.lossNote].filter(Boolean).join(' · ')}</Note>
      )}
      <Way deal={deal} route={route} />
      <div class="deal-grid">
        <div class="stack">
          <Lines deal={deal} onEdit={may('deals') && isOpen ? () => setOpen('lines') : undefined} />
          <Panel title={t.deals.history} count={route.events.length || undefined}>
            {timeline.refusal && !timeline.value ? (
              <Refused refusal={timeline.refusal} />
            ) : shown && !timeline.value ? (
              <Bones rows={5} label={t.common.loading} />
            ) : (
              <ol class="timeline">
                {route.events.map((event) => {
                  const told = whole.value ? describe(event, whole.value.customer) : null;
                  return (
                    <li key={event.id} class="entry opportunity">
                      <span class="spot"><Icon name="handshake" size={14} /></span>
                      <div class="grow">
                        <p class="row apart"><b>{told?.title}</b><time class="muted small num" dateTime={event.at} title={f.moment(event.at)}>{f.day(event.at)}</time></p>
                        {told?.text && <p class="text">{told.text}</p>}
                        {told && told.facts.length > 0 && <p class="muted small">{told.facts.join(' · ')}</p>}
                      </div>
                    </li>
                  );
                })}
              </ol>
            )}
          </Panel>
        </div>
        <Panel title={t.deals.details}>
          <dl class="facts inside">
            <dt>{t.deals.amount}</dt>
            <dd><b class="num big">{state.amount ? f.money(state.amount) : t.deals.noAmount}</b></dd>
            <dt>{isOpen ? t.deals.closeOn : t.deals.closedOn}</dt>
            <dd class={isOpen && state.expectedCloseOn && state.expectedCloseOn < f.today() ? 'late' : ''}>{state.closedOn && !isOpen ? f.day(state.closedOn) : state.expectedCloseOn ? f.day(state.expectedCloseOn) : t.deals.noClose}</dd>
            <dt>{t.deals.stage}</dt>
            <dd>{stageName(state.pipelineId, state.stageId)} <span class="muted small">{isOpen && t.deals.inStage(f.days(days))}</span></dd>
            {stage && isOpen && (
              <>
                <dt>{t.deals.probability}</dt>
                <dd>{f.percent(Number(stage.probability))}</dd>
              </>
            )}
            <dt>{t.deals.pipeline}</dt>
            <dd>{pipelineOf(state.pipelineId)?.state.name ?? state.pipelineId}</dd>
            {state.openedAt && (
              <>
                <dt>{t.deals.opened}</dt>
                <dd>{f.day(state.openedAt)} <span class="muted small">{isOpen && f.days(daysSince(state.openedAt))}</span></dd>
              </>
            )}
            {state.externalIds.length > 0 && (
              <>
                <dt>{t.customers.externalIds}</dt>
                <dd class="small">{state.externalIds.map((one) => `${one.system}: ${one.id}`).join(', ')}</dd>
              </>
            )}
          </dl>
        </Panel>
      </div>
      {open === 'edit' && <EditDeal deal={deal} onClose={close} />}
      {open === 'amount' && <ChangeAmount deal={deal} onClose={close} />}
      {open === 'close' && <ChangeCloseDate deal={deal} onClose={close} />}
      {open === 'owner' && <ChangeDealOwner deal={deal} onClose={close} />}
      {open === 'lines' && <EditLines deal={deal} onClose={close} />}
      {(open === 'win' || open === 'lose') && <Closing deal={deal} outcome={open} onClose={close} />}
    </>
  );
}

/** The stages in their order, with the days that the deal really spent in each; unreached ones stay empty. */
function Way({ deal, route }: { deal: DealRecord; route: Route }) {
  const { t, f } = useWords();
  const { state } = deal;
  const stages = stagesOf(state.pipelineId);
  const reached = Math.max(-1, ...route.visits.map((visit) => stages.findIndex((stage) => stage.id === visit.stage)));
  return (
    <ol class="way" aria-label={`${t.deals.route}: ${t.deals.routeHint}`}>
      {stages.map((stage, i) => {
        const visits = route.visits.filter((visit) => visit.stage === stage.id);
        const isHere = state.status === 'OPEN' && state.stageId === stage.id;
        const days = visits.reduce((sum, visit) => sum + daysSince(visit.from, visit.to ? Date.parse(visit.to) : Date.now()), 0);
        const slow = stage.plannedDays !== undefined && days > stage.plannedDays;
        const look = isHere ? 'here' : visits.length ? 'been' : i < reached ? 'skipped' : '';
        return (
          <li key={stage.id} class={look} aria-current={isHere ? 'step' : undefined}>
            <span class="name cut">{stage.name}</span>
            <span class="small num">
              {visits.length || isHere ? <span class={slow ? 'slow' : ''}>{f.days(visits.length ? days : daysSince(state.stageSince))}{stage.plannedDays !== undefined && <span class="muted"> / {stage.plannedDays}</span>}</span> : i < reached ? <span class="muted">{t.deals.skipped}</span> : <span class="muted">–</span>}
            </span>
          </li>
        );
      })}
      {state.status !== 'OPEN' && <li class={`end ${state.status.toLowerCase()}`}><span class="name"><DealStatus status={state.status} /></span><span class="small num">{state.closedOn && f.day(state.closedOn)}</span></li>}
    </ol>
  );
}
