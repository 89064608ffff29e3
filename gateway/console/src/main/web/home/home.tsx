import type { Query } from '../core/api';
import { has, labelOf, useMe } from '../core/me';
import { names } from '../core/names';
import { type DealRecord, nameOfDeal, stageName } from '../core/pipelines';
import { useRead } from '../core/reads';
import { address } from '../core/router';
import { useValue } from '../core/value';
import { session } from '../core/session';
import { CustomerLink } from '../customers/link';
import { type CustomerRecord, Lifecycle, nameOf } from '../customers/words';
import { PriorityPill, StatusPill } from '../desk/status';
import type { TicketRecord } from '../desk/commands';
import { CampaignStatus } from '../campaigns/words';
import { OpenTasks } from '../tasks/of-customer';
import { Avatar, Blank, Panel } from '../ui/bits';
import { LinkButton } from '../ui/button';
import { Listed } from '../ui/listed';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';

/** What needs somebody today, by what they do here. */
export function Home() {
  const { t, f } = useWords();
  const me = useMe();
  const user = useValue(session)?.user ?? '';
  useTitle(t.shell.home);
  const sells = has('seller', 'sales-manager', 'administrator');
  const serves = has('service-agent', 'service-lead', 'administrator');
  const markets = has('marketer', 'administrator');
  const reads = me.sees !== 'NONE' && !has('operator');
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{t.home.hello(me.employee?.personal.name ?? user)}</h1>
          <p class="muted">{f.longDay(f.today())}{me.teams.length > 0 && ` · ${me.teams.map((team) => team.name).join(', ')}`}</p>
        </div>
      </div>
      {reads ? (
        <div class="stack">
          {(sells || has('analyst')) && <Figures />}
          <div class="home-grid">
            {me.employee && <OpenTasks title={t.home.tasks} of={{ assignee: me.employee.id }} />}
            {sells && <Closing />}
            {serves && <Waiting />}
            {markets && <Running />}
            <Recent />
          </div>
        </div>
      ) : (
        <Blank icon="shield" title={t.home.operator} action={<LinkButton look="primary" href={address('/operations')}>{t.home.toOperations}</LinkButton>}>{t.home.operatorHint}</Blank>
      )}
    </>
  );
}

const mineOrTeam = (own: string | undefined, leads: boolean) => (own && !leads ? { owner: own } : {});

function Figures() {
  const { t, f } = useWords();
  const me = useMe();
  const own = mineOrTeam(me.employee?.id, has('sales-manager', 'administrator', 'analyst'));
  const report = useRead('GET /api/v1/funnel', { query: own }, { kinds: ['opportunity'] });
  const total = report.value?.total;
  if (report.refusal && !total) return null;
  const figures = [
    [t.home.open, total && f.number(total.open.deals), total && f.sums(total.open.amounts), address('/pipeline', own)],
    [t.home.won, total && f.number(total.won.deals), total && f.sums(total.won.amounts), address('/pipeline', { view: 'list', figure: 'won', ...own })],
    [t.home.winRate, total && (total.winRate === undefined ? '–' : f.percent(total.winRate)), total && `${total.won.deals} / ${total.won.deals + total.lost.deals}`, address('/funnel', own)],
    [t.funnel.daysToWin, total && (total.daysToWin ? f.days(Math.round(total.daysToWin.median)) : '–'), t.funnel.median, address('/funnel', own)],
  ] as const;
  return (
    <ul class="figures">
      {figures.map(([label, figure, note, href]) => (
        <li key={label} class="panel"><a class="plain" href={href}><span class="muted small">{label}</span><b class="num">{figure ?? '\u00a0'}</b><span class="muted small cut">{note ?? '\u00a0'}</span></a></li>
      ))}
    </ul>
  );
}

const SHOWN = 8;

function Closing() {
  const { t, f } = useWords();
  const me = useMe();
  const leads = has('sales-manager', 'administrator');
  const asked = { ...mineOrTeam(me.employee?.id, leads), status: 'OPEN', sort: 'closeDate', closeDateFrom: f.today(), expand: 'customer,owner', limit: SHOWN, total: true } as unknown as Query<'GET /api/v1/opportunities'>;
  const read = useRead('GET /api/v1/opportunities', { query: asked }, { kinds: ['opportunity'] });
  const late = useRead('GET /api/v1/opportunities', { query: { ...mineOrTeam(me.employee?.id, leads), status: 'OPEN', sort: 'closeDate', closeDateTo: f.today(), limit: 1, total: true } as unknown as Query<'GET /api/v1/opportunities'> }, { kinds: ['opportunity'] }).value?.total ?? 0;
  const soonest = read.value?.items as readonly DealRecord[] | undefined;
  return (
    <Panel title={t.home.closing} count={read.value?.total} actions={<LinkButton href={address('/pipeline', { view: 'list', ...mineOrTeam(me.employee?.id, leads) })}>{t.common.showAll}</LinkButton>}>
      <p class="muted small hint-line">{leads ? t.home.closingTeam : t.home.closingHint}{late > 0 && <> · <a class="late" href={address('/pipeline', { view: 'list', closes: 'overdue', ...mineOrTeam(me.employee?.id, leads) })}>{t.home.closingLate(f.number(late))}</a></>}</p>
      <Listed read={read} items={soonest} empty={<Blank icon="handshake" title={t.home.noClosing} />}>
        {(deal) => (
          <li key={deal.id}>
            <div class="grow">
              <p class="row apart"><a class="plain strong cut" href={address(`/deals/${deal.id}`)}>{nameOfDeal(deal) ?? t.common.unnamed}</a><b class="num">{deal.state.amount ? f.short(deal.state.amount) : '–'}</b></p>
              <p class="row apart muted small">
                <span class="cut">{stageName(deal.state.pipelineId, deal.state.stageId)}{deal.state.customerId && <> · <CustomerLink id={deal.state.customerId} /></>}{leads && names.of(deal.state.ownerId) && ` · ${names.of(deal.state.ownerId)}`}</span>
                <span class={deal.state.expectedCloseOn && deal.state.expectedCloseOn < f.today() ? 'late num' : 'num'}>{deal.state.expectedCloseOn ? f.day(deal.state.expectedCloseOn) : t.deals.noClose}</span>
              </p>
            </div>
          </li>
        )}
      </Listed>
    </Panel>
  );
}

function Waiting() {
  const { t, f } = useWords();
  const me = useMe();
  const leads = has('service-lead', 'administrator') || !me.employee;
  const read = useRead('GET /api/v1/tickets', { query: { ...(leads ? {} : { handler: me.employee!.id }), status: ['NEW', 'OPEN', 'WAITING'], sort: '-priority', limit: 8, total: true, expand: 'customer,handler' } as Query<'GET /api/v1/tickets'> }, { kinds: ['ticket'] });
  return (
    <Panel title={leads ? t.home.waitingTeam : t.home.waiting} count={read.value?.total} actions={<LinkButton href={address('/desk')}>{t.common.showAll}</LinkButton>}>
      <Listed read={read} items={read.value?.items as readonly TicketRecord[] | undefined} empty={<Blank icon="circle-check" title={t.home.noTickets} />}>
        {(ticket) => (
          <li key={ticket.id}>
            <div class="grow">
              <p class="row apart"><a class="plain strong cut" href={address(`/tickets/${ticket.id}`)}>{ticket.personal?.subject ?? t.common.unnamed}</a><PriorityPill priority={ticket.state.priority} /></p>
              <p class="row apart muted small"><span class="row"><StatusPill status={ticket.state.status} />{ticket.state.handlerId ? names.of(ticket.state.handlerId) : t.home.unassigned}</span><span class="num">{ticket.state.openedAt && f.ago(ticket.state.openedAt)}</span></p>
            </div>
          </li>
        )}
      </Listed>
    </Panel>
  );
}

function Running() {
  const { t, f, of } = useWords();
  const read = useRead('GET /api/v1/campaigns', { query: { status: ['RUNNING', 'PLANNED'], sort: '-planned', limit: 8, total: true } as Query<'GET /api/v1/campaigns'> }, { kinds: ['campaign'] });
  return (
    <Panel title={t.home.running} count={read.value?.total} actions={<LinkButton href={address('/campaigns')}>{t.common.showAll}</LinkButton>}>
      <Listed read={read} items={read.value?.items} rows={4} empty={<Blank icon="megaphone" title={t.home.noCampaigns} />}>
        {(one) => (
          <li key={one.id}>
            <div class="grow">
              <p class="row apart"><a class="plain strong cut" href={address(`/campaigns/${one.id}`)}>{one.state.name}</a><CampaignStatus status={one.state.status} /></p>
              <p class="row apart muted small"><span>{labelOf('campaign', 'channel', one.state.channel, of)}</span><span class="num">{one.state.launchedAt && f.day(one.state.launchedAt)}</span></p>
            </div>
          </li>
        )}
      </Listed>
    </Panel>
  );
}

function Recent() {
  const { t, f } = useWords();
  const me = useMe();
  const own = mineOrTeam(me.employee?.id, !has('seller'));
  const read = useRead('GET /api/v1/customers', { query: { ...own, sort: '-changed', limit: 8, expand: 'owner' } as Query<'GET /api/v1/customers'> }, { kinds: ['customer'] });
  return (
    <Panel title={t.home.recent} actions={<LinkButton href={address('/customers', { sort: '-changed', ...own })}>{t.common.showAll}</LinkButton>}>
      <Listed read={read} items={read.value?.items as readonly CustomerRecord[] | undefined} empty={<Blank icon="users" title={t.home.noRecent} />}>
        {(one) => (
          <li key={one.id}>
            <Avatar name={nameOf(one) ?? '–'} seed={one.id} />
            <a class="plain strong cut grow" href={address(`/customers/${one.id}`)}>{nameOf(one) ?? t.common.hiddenName}</a>
            <Lifecycle stage={one.state.lifecycle} />
            <span class="muted small num">{one.state.changedAt && f.ago(one.state.changedAt)}</span>
          </li>
        )}
      </Listed>
    </Panel>
  );
}
