import { useEffect, useMemo, useState } from 'preact/hooks';
import { ask, type Query, Refusal } from '../core/api';
import { type List, useList } from '../core/lists';
import { names } from '../core/names';
import { type DealRecord, daysSince, nameOfDeal, stageName } from '../core/pipelines';
import { address, setQuery, useHere } from '../core/router';
import { CustomerLink } from '../customers/link';
import { DealStatus } from '../deal/status';
import { Blank, Bones, Chip, Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { Refused } from '../ui/refusals';
import { type Column, Table } from '../ui/table';
import { useWords } from '../words/words';
import { CLOSES, closesOf, daysOf } from './closes';
import { cutsOf, needsFigures } from './filters';

const FIGURES: Partial<Record<string, 'openDeals' | 'won' | 'lost' | 'entered' | 'passed'>> = { open: 'openDeals', won: 'won', lost: 'lost', entered: 'entered', passed: 'passed' };

export function DealList() {
  const { query } = useHere();
  return needsFigures(cutsOf(query)) || query.has('figure') || query.has('asOf') ? <BehindFigure key="figure" /> : <Plain key="plain" />;
}

function Plain() {
  const { t, f } = useWords();
  const { query } = useHere();
  const cuts = cutsOf(query);
  const closes = closesOf(query);
  const status = query.get('status') ?? 'OPEN';
  const customer = query.get('customer');
  const asked = {
    ...(customer ? { customer } : { pipeline: cuts.pipeline }),
    ...(cuts.owner ? { owner: cuts.owner } : {}),
    ...(query.get('stage') ? { stage: query.get('stage')! } : {}),
    ...(status === 'ALL' ? {} : { status }),
    ...(closes ? daysOf(closes, f.today()) : {}),
    sort: query.get('sort') ?? 'closeDate',
    total: true,
    limit: 100,
    expand: 'customer,owner',
  } as unknown as Query<'GET /api/v1/opportunities'>;
  const list = useList('GET /api/v1/opportunities', asked, 'opportunity');
  return <Deals list={list as List<DealRecord>} sort={asked.sort as string} sortable status={status} extra={customer ? <Chip label={`${t.deals.customer}: ${names.of(customer) ?? customer}`} removing={t.common.remove} onRemove={() => setQuery({ customer: null })} /> : null} />;
}

/** The deals that a figure counts, as of its day. They are read from the figures and shown as they are now. */
function BehindFigure() {
  const { t, f } = useWords();
  const { query } = useHere();
  const cuts = cutsOf(query);
  const figure = (query.get('figure') ?? (query.get('status') === 'WON' ? 'won' : query.get('status') === 'LOST' ? 'lost' : 'open')) as NonNullable<Query<'GET /api/v1/funnel/deals'>['figure']>;
  const asOf = query.get('asOf') ?? undefined;
  const key = JSON.stringify([cuts, figure, asOf, query.get('stage'), query.get('ofStage'), query.get('from'), query.get('to')]);
  const [held, setHeld] = useState<{ items: readonly DealRecord[]; cursor: string | undefined; refusal: Refusal | null; busy: boolean }>({ items: [], cursor: undefined, refusal: null, busy: true });
  const load = async (cursor: string | undefined, before: readonly DealRecord[]) => {
    setHeld((now) => ({ ...now, busy: true }));
    try {
      const { value: page } = await ask('GET /api/v1/funnel/deals', {
        query: { ...cuts, figure, limit: 100, ...(asOf ? { asOf } : {}), ...(cursor ? { cursor } : {}), ...Object.fromEntries(['stage', 'ofStage', 'from', 'to'].flatMap((one) => (query.get(one) ? [[one, query.get(one)!]] : []))), expand: 'customer,owner' },
      });
      const now = page.items.length ? (await ask('GET /api/v1/opportunities', { query: { id: page.items.map((one) => one.id), limit: 200, expand: 'customer,owner' } })).value.items : [];
      const byId = new Map(now.map((one) => [one.id, one]));
      const items = page.items.flatMap((one) => {
        const record = byId.get(one.id);
        return record ? [{ ...record, state: { ...record.state, ...(asOf ? { stageId: one.stageId, status: one.status as DealRecord['state']['status'], stageSince: one.since, ...(one.amount ? { amount: one.amount } : {}) } : {}) } }] : [];
      });
      setHeld({ items: [...before, ...items], cursor: page.nextCursor, refusal: null, busy: false });
    } catch (failure) {
      if (failure instanceof Refusal) setHeld((was) => ({ ...was, refusal: failure, busy: false }));
    }
  };
  useEffect(() => void load(undefined, []), [key]);
  const list: List<DealRecord> = {
    ...held, total: held.cursor ? null : held.items.length, totalIsAtLeast: false, more: Boolean(held.cursor), outdated: false, namesMissing: [],
    next: () => held.cursor && !held.busy && void load(held.cursor, held.items), again: () => void load(undefined, []),
  };
  const label = [t.deals.figureDeals, query.get('ofStage') && stageName(cuts.pipeline, query.get('ofStage')!), t.funnel[FIGURES[figure] ?? 'deals'], asOf && `${t.funnel.asOf} ${f.day(asOf)}`].filter(Boolean).join(' · ');
  return <Deals list={list} status={figure} sort="" extra={<Chip label={label} removing={t.common.remove} onRemove={() => setQuery({ figure: null, ofStage: null, asOf: null, from: null, to: null })} />} />;
}

function Deals({ list, sort, sortable, status, extra }: { list: List<DealRecord>; sort: string; sortable?: boolean; status: string; extra: preact.ComponentChildren }) {
  const { t, f } = useWords();
  const { query } = useHere();
  const stage = query.get('stage');
  const by = (name: string) => (sortable ? name : undefined);
  const columns = useMemo<readonly Column<DealRecord>[]>(
    () => [
      { key: 'name', head: t.deals.name, width: 'minmax(180px, 2fr)', cell: (row) => <a class="plain" href={address(`/deals/${row.id}`)} tabIndex={-1}>{nameOfDeal(row) ?? t.common.unnamed}</a> },
      { key: 'customer', head: t.deals.customer, width: 'minmax(130px, 1.4fr)', cell: (row) => (row.state.customerId ? <CustomerLink id={row.state.customerId} inTable /> : '–') },
      { key: 'stage', head: t.deals.stage, width: 'minmax(110px, 1fr)', cell: (row) => (row.state.status === 'OPEN' ? stageName(row.state.pipelineId, row.state.stageId) : <DealStatus status={row.state.status} />) },
      { key: 'days', head: t.funnel.daysInStage, width: '96px', end: true, cell: (row) => (row.state.status === 'OPEN' ? daysSince(row.state.stageSince) : '') },
      { key: 'owner', head: t.deals.owner, width: 'minmax(110px, 1fr)', cell: (row) => names.of(row.state.ownerId) ?? '–' },
      { key: 'close', head: t.deals.closeOn, width: '126px', end: true, sort: by('closeDate'), cell: (row) => (row.state.closedOn ? f.day(row.state.closedOn) : row.state.expectedCloseOn ? <span class={row.state.expectedCloseOn < f.today() && row.state.status === 'OPEN' ? 'late' : ''}>{f.day(row.state.expectedCloseOn)}</span> : '–') },
      { key: 'amount', head: t.deals.amount, width: 'minmax(120px, 0.9fr)', end: true, cell: (row) => (row.state.amount ? f.money(row.state.amount) : '–') },
    ],
    [t, f, sortable],
  );
  const statuses = [['OPEN', t.deals.open], ['WON', t.deals.won], ['LOST', t.deals.lost], ['ALL', t.common.all]] as const;
  return (
    <>
      <div class="toolbar">
        {sortable && <span class="filter"><Select aria-label={t.deals.status} value={status} onChoose={(one) => setQuery({ status: one })} options={statuses.map(([value, label]) => ({ value, label }))} /></span>}
        {sortable && <span class="filter"><Select aria-label={t.deals.closes} value={closesOf(query) ?? ''} empty={t.deals.closes} onChoose={(one) => setQuery({ closes: one || null })} options={CLOSES.map((value) => ({ value, label: t.deals.closesWhen[value] }))} /></span>}
        {stage && <Chip label={`${t.deals.stage}: ${stageName(cutsOf(query).pipeline, stage)}`} removing={t.common.remove} onRemove={() => setQuery({ stage: null })} />}
        {extra}
        {list.total !== null && <span class="count push" role="status">{t.deals.count(list.total)}</span>}
      </div>
      {list.outdated && <Note tone="info" icon="refresh-cw" action={<Button small onClick={list.again}>{t.common.refresh}</Button>}>{t.customers.outdated}</Note>}
      <section class="panel clip" aria-label={t.deals.list}>
        {list.refusal && !list.items.length ? (
          <Refused refusal={list.refusal} onAgain={list.again} />
        ) : !list.items.length ? (
          list.busy ? <Bones rows={10} label={t.common.loading} /> : <Blank icon="filter" title={t.deals.noMatch} />
        ) : (
          <Table label={t.deals.list} columns={columns} rows={list.items} idOf={(row) => row.id} hrefOf={(row) => address(`/deals/${row.id}`)} total={list.total} sort={sort} {...(sortable ? { onSort: (next: string) => setQuery({ sort: next }) } : {})} onNearEnd={list.next} waiting={list.busy} least={980} />
        )}
      </section>
    </>
  );
}
