import type { analytics } from 'api';
import { useEffect, useState } from 'preact/hooks';
import { ask, Refusal } from '../core/api';
import { names } from '../core/names';
import { type DealRecord, nameOfDeal, stageName } from '../core/pipelines';
import { address } from '../core/router';
import type { Cuts } from '../board/filters';
import { DealStatus } from '../deal/status';
import { Bones, Panel } from '../ui/bits';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';

type Item = analytics.OpportunityItem;
interface Found {
  readonly came: readonly Item[];
  readonly went: readonly Item[];
  readonly moved: readonly { readonly before: Item; readonly now: Item }[];
  readonly stayed: number;
  readonly records: ReadonlyMap<string, DealRecord>;
}

const PAGES = 5;
const SHOWN = 12;

async function openAt(cuts: Cuts, asOf: string): Promise<Map<string, Item> | null> {
  const found = new Map<string, Item>();
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { value } = await ask('GET /api/v1/funnel/deals', { query: { ...cuts, figure: 'open', asOf, limit: 200, ...(cursor ? { cursor } : {}) } });
    for (const item of value.items) found.set(item.id, item);
    cursor = value.nextCursor;
    if (!cursor) return found;
  }
  return null;
}

/** What became of the open deals between two days: each deal, not only the difference of two sums. */
export function Between({ from, to, cuts }: { from: string; to: string; cuts: Cuts }) {
  const { t, f } = useWords();
  const [found, setFound] = useState<Found | 'many' | Refusal | null>(null);
  const key = JSON.stringify([from, to, cuts]);
  useEffect(() => {
    let late = false;
    setFound(null);
    void (async () => {
      try {
        const [then, now] = await Promise.all([openAt(cuts, from), openAt(cuts, to)]);
        if (!then || !now) return late || setFound('many');
        const came = [...now.values()].filter((one) => !then.has(one.id));
        const went = [...then.values()].filter((one) => !now.has(one.id));
        const both = [...now.values()].filter((one) => then.has(one.id));
        const moved = both.filter((one) => then.get(one.id)!.stageId !== one.stageId).map((one) => ({ before: then.get(one.id)!, now: one }));
        const ids = [...came.slice(0, SHOWN), ...went.slice(0, SHOWN), ...moved.slice(0, SHOWN).map((one) => one.now)].map((one) => one.id);
        const records = ids.length ? ((await ask('GET /api/v1/opportunities', { query: { id: ids, limit: 200, expand: 'customer' } })).value.items as readonly DealRecord[]) : [];
        if (!late) setFound({ came, went, moved, stayed: both.length - moved.length, records: new Map(records.map((one) => [one.id, one])) });
      } catch (failure) {
        if (!late && failure instanceof Refusal) setFound(failure);
      }
    })();
    return () => {
      late = true;
    };
  }, [key]);
  /** A deal's name alone is not enough: many are named by what they sell. */
  const deal = (one: Item, { records }: Found) => {
    const record = records.get(one.id);
    return (
      <span class="cut">
        <a href={address(`/deals/${one.id}`)}>{(record && nameOfDeal(record)) ?? t.common.unnamed}</a>
        {one.customerId && names.of(one.customerId) && <> · {names.of(one.customerId)}</>}
        {one.amount && <> · <span class="num">{f.short(one.amount)}</span></>}
      </span>
    );
  };
  const became = (one: Item, { records }: Found) => {
    const now = records.get(one.id)?.state.status;
    return now && now !== 'OPEN' ? <DealStatus status={now} /> : <span class="muted">{stageName(one.pipelineId, one.stageId)}</span>;
  };
  return (
    <Panel title={t.funnel.between(f.day(from), f.day(to))}>
      {found === null ? (
        <Bones rows={4} label={t.common.loading} />
      ) : found === 'many' ? (
        <p class="inside muted">{t.funnel.tooMany}</p>
      ) : found instanceof Refusal ? (
        <Refused refusal={found} />
      ) : (
        <div class="between">
          {([['came', found.came], ['went', found.went]] as const).map(([what, items]) => (
            <section key={what} aria-label={t.funnel[what]}>
              <h3>{t.funnel[what]} <span class="count">{items.length}</span></h3>
              <ul>
                {items.slice(0, SHOWN).map((one) => <li key={one.id} class="row apart small">{deal(one, found)}{became(one, found)}</li>)}
                {items.length > SHOWN && <li class="muted small">+ {items.length - SHOWN}</li>}
              </ul>
            </section>
          ))}
          <section aria-label={t.funnel.moved}>
            <h3>{t.funnel.moved} <span class="count">{found.moved.length}</span> <span class="muted small">{t.funnel.stayed} {found.stayed}</span></h3>
            <ul>
              {found.moved.slice(0, SHOWN).map(({ before, now }) => <li key={now.id} class="row apart small">{deal(now, found)}<span class="muted">{stageName(before.pipelineId, before.stageId)} → {stageName(now.pipelineId, now.stageId)}</span></li>)}
              {found.moved.length > SHOWN && <li class="muted small">+ {found.moved.length - SHOWN}</li>}
            </ul>
          </section>
        </div>
      )}
    </Panel>
  );
}
