import type { analytics } from 'api';
import type { ComponentChildren } from 'preact';
import { useNames } from '../core/lookup';
import { labelOf } from '../core/me';
import { names } from '../core/names';
import { stageName } from '../core/pipelines';
import { address } from '../core/router';
import { Panel, Pill } from '../ui/bits';
import { DealStatus } from '../deal/status';
import { PriorityPill, StatusPill } from '../desk/status';
import { useWords } from '../words/words';

export function Foot({ part }: { part: { hidden?: boolean; completeness: analytics.Completeness } }) {
  const { t } = useWords();
  const said = [part.hidden && t.whole.hidden, part.completeness.truncated && t.whole.truncated, !part.completeness.complete && t.funnel.incomplete].filter(Boolean);
  return said.length ? <p class="muted small foot">{said.join(' ')}</p> : null;
}

export const None = ({ children }: { children: ComponentChildren }) => <p class="muted small inside">{children}</p>;

export function DealsPart({ deals, customerId, past }: { deals: analytics.Opportunities | undefined; customerId: string; past: boolean }) {
  const { t, f } = useWords();
  if (!deals) return null;
  const totals = (['open', 'won', 'lost'] as const).map((what) => ({ what, total: deals[what] }));
  const all = deals.open.deals + deals.won.deals + deals.lost.deals;
  return (
    <Panel title={t.whole.deals} count={all}>
      {all > 0 && (
        <div class="totals">
          {totals.map(({ what, total }) => {
            const inside = (
              <>
                <span class="muted small">{t.deals[what]} · {total.deals}</span>
                <b class="num">{total.amounts.length ? f.sums(total.amounts) : total.deals ? t.deals.noAmount : '–'}</b>
              </>
            );
            const title = total.unknownAmounts ? t.whole.unknownAmounts(total.unknownAmounts) : undefined;
            return past || !total.deals ? (
              <span key={what} title={title}>{inside}</span>
            ) : (
              <a key={what} class="plain" title={title} href={address('/pipeline', { view: 'list', customer: customerId, status: what.toUpperCase() })}>{inside}</a>
            );
          })}
        </div>
      )}
      {deals.latest.length ? (
        <ul class="list">
          {deals.latest.map((deal) => (
            <li key={deal.id}>
              <div class="grow">
                <div class="row apart">
                  <a class="plain cut strong" href={address(`/deals/${deal.id}`)}>{deal.name ?? t.common.unnamed}</a>
                  <b class="num">{deal.amount ? f.short(deal.amount) : <span class="muted">–</span>}</b>
                </div>
                <p class="row apart muted small">
                  <span class="cut">{deal.status === 'OPEN' ? stageName(deal.pipelineId, deal.stageId) : <DealStatus status={deal.status} />}</span>
                  {deal.expectedCloseOn && deal.status === 'OPEN' && <span class="num">{f.day(deal.expectedCloseOn)}</span>}
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <None>{t.whole.noDeals}</None>
      )}
      <Foot part={deals} />
    </Panel>
  );
}

export function TicketsPart({ tickets }: { tickets: analytics.Tickets | undefined }) {
  const { t, f } = useWords();
  if (!tickets) return null;
  return (
    <Panel title={t.whole.tickets} count={tickets.open ? `${tickets.open} / ${tickets.total}` : tickets.total}>
      {tickets.latest.length ? (
        <ul class="list">
          {tickets.latest.map((ticket) => (
            <li key={ticket.id}>
              <div class="grow">
                <a class="plain strong cut block" href={address(`/tickets/${ticket.id}`)}>{ticket.subject ?? t.common.unnamed}</a>
                <p class="row muted small">
                  <StatusPill status={ticket.status} />
                  <PriorityPill priority={ticket.priority} />
                  <time class="push" dateTime={ticket.openedAt}>{f.ago(ticket.openedAt)}</time>
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <None>{t.whole.noTickets}</None>
      )}
      <Foot part={tickets} />
    </Panel>
  );
}

export function CampaignsPart({ touches, responses }: { touches: analytics.PartOfTouch | undefined; responses: analytics.PartOfResponse | undefined }) {
  const { t, f, of } = useWords();
  useNames([...(touches?.items ?? []), ...(responses?.items ?? [])].map((one) => one.campaignId));
  if (!touches && !responses) return null;
  const campaigns = new Map<string, { at: string; channel: string | undefined; outcomes: string[] }>();
  for (const touch of touches?.items ?? []) {
    if (touch.campaignId && !campaigns.has(touch.campaignId)) campaigns.set(touch.campaignId, { at: touch.at, channel: touch.channel, outcomes: [] });
  }
  for (const response of responses?.items ?? []) {
    if (!response.campaignId) continue;
    const one = campaigns.get(response.campaignId) ?? { at: response.at, channel: undefined, outcomes: [] };
    if (response.outcome && !one.outcomes.includes(response.outcome)) one.outcomes.push(response.outcome);
    campaigns.set(response.campaignId, one);
  }
  return (
    <Panel title={t.whole.campaigns} count={campaigns.size}>
      {campaigns.size ? (
        <ul class="list">
          {[...campaigns].map(([id, one]) => (
            <li key={id}>
              <div class="grow">
                <div class="row apart">
                  {names.of(id) ? <a class="plain strong cut" href={address(`/campaigns/${id}`)}>{names.of(id)}</a> : <span class="muted">{t.common.hiddenName}</span>}
                  <span class="muted small num">{f.ago(one.at)}</span>
                </div>
                <p class="row wrap muted small">
                  {one.channel && labelOf('campaign', 'channel', one.channel, of)}
                  {one.outcomes.map((outcome) => <Pill key={outcome} tone={outcome === 'CONVERTED' || outcome === 'ANSWERED' ? 'good' : ''}>{labelOf('response', 'outcome', outcome, of)}</Pill>)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <None>{t.whole.noCampaigns}</None>
      )}
    </Panel>
  );
}
