import type { analytics } from 'api';
import { useNames } from '../core/lookup';
import { names } from '../core/names';
import { again, keyOf, useRead } from '../core/reads';
import { address, useHere } from '../core/router';
import { Panel } from '../ui/bits';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import type { Moment } from './as-of';
import { Foot, None } from './parts';

const found = (answer: { group: analytics.CustomerGroup }) => answer.group.members.map((one) => one.id);

/** The group of a customer; what happens at any of its customers makes it old. */
export const useGroup = (id: string, moment: Moment) => useRead('GET /api/v1/views/customers/{id}/group', { path: { id }, query: moment }, moment.asOf ? {} : { ids: [id], found, gathers: 10_000 });

/** Who stands above and below the customer, and what they come to together; nothing where it stands alone. */
export function GroupPart({ id, moment, read }: { id: string; moment: Moment; read: ReturnType<typeof useGroup> }) {
  const { t, f } = useWords();
  const group = read.value?.group;
  useNames(group?.members.map((one) => one.ownerId) ?? []);
  const [top] = group?.members ?? [];
  if (read.refusal && !group && read.refusal.problem.status >= 500) return <Panel title={t.whole.group}><Refused refusal={read.refusal} onAgain={() => again(keyOf('GET /api/v1/views/customers/{id}/group', { path: { id }, query: moment }))} /></Panel>;
  if (!group || !top || (group.members.length < 2 && !group.truncated)) return null;
  const { deals, tickets } = top.withAllBelow;
  return (
    <Panel title={t.whole.group} count={top.withAllBelow.customers}>
      <div class="totals">
        {deals && <Sum label={t.deals.open} of={deals.open} />}
        {deals && <Sum label={t.deals.won} of={deals.won} />}
        {tickets && (
          <span>
            <span class="muted small">{t.whole.tickets}</span>
            <b class="num">{f.number(tickets.open)} / {f.number(tickets.total)}</b>
          </span>
        )}
      </div>
      <Members all={group.members} of={[top]} here={id} />
      {group.truncated && <None>{t.whole.groupTruncated}</None>}
      <Foot part={{ hidden: group.hidden ?? false, completeness: { complete: read.value?.reliance.complete ?? true, truncated: false, incomplete: [], lost: [] } }} />
    </Panel>
  );
}

function Sum({ label, of: total }: { label: string; of: analytics.Total }) {
  const { t, f } = useWords();
  return (
    <span title={total.unknownAmounts ? t.whole.unknownAmounts(total.unknownAmounts) : undefined}>
      <span class="muted small">{label} · {f.number(total.deals)}</span>
      <b class="num">{total.amounts.length ? f.sums(total.amounts) : total.deals ? t.deals.noAmount : '–'}</b>
    </span>
  );
}

function Members({ all, of: members, here }: { all: readonly analytics.GroupMember[]; of: readonly analytics.GroupMember[]; here: string }) {
  const { t, f } = useWords();
  const { query } = useHere();
  const kept = { asOf: query.get('asOf') ?? undefined, known: query.get('known') ?? undefined };
  return (
    <ul class="chart">
      {members.map((one) => {
        const below = all.filter((other) => other.parentId === one.id && other.depth === one.depth + 1);
        const name = one.name ?? t.common.hiddenName;
        const open = one.own.deals?.open;
        return (
          <li key={one.id}>
            <div class="row">
              <div class="grow">
                <div class="row apart">
                  {one.id === here ? <b class="cut" aria-current="true">{name}</b> : <a class="plain cut strong" href={address(`/customers/${one.id}`, kept)}>{name}</a>}
                  {open && <b class="num">{open.amounts.length ? f.sums(open.amounts) : <span class="muted">{open.deals ? t.deals.noAmount : '–'}</span>}</b>}
                </div>
                <p class="muted small">{[one.ownerId ? (names.of(one.ownerId) ?? t.common.hiddenName) : t.customers.pool, one.own.tickets && one.own.tickets.open > 0 && t.whole.openTickets(one.own.tickets.open), one.hidden && t.whole.hidden].filter(Boolean).join(' · ')}</p>
              </div>
            </div>
            {below.length > 0 && <Members all={all} of={below} here={here} />}
          </li>
        );
      })}
    </ul>
  );
}
