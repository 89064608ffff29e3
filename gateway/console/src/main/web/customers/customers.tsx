import { useMemo, useState } from 'preact/hooks';
import type { Query } from '../core/api';
import { useList } from '../core/lists';
import { choicesOf, labelOf, may, useMe } from '../core/me';
import { names } from '../core/names';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { Avatar, Blank, Bones, Chip, Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Select } from '../ui/field';
import { useColumns } from '../ui/columns';
import { Finder } from '../ui/finder';
import { Refused } from '../ui/refusals';
import { SavedViews } from '../ui/saved-views';
import { type Column, Table } from '../ui/table';
import { findEmployees } from '../core/people';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { CustomerForm } from './customer-form';
import { ChosenBar, HandOver, HandOverNote } from './hand-over';
import { MOST } from './handing-over';
import { CustomerLink } from './link';
import { type CustomerRecord, Lifecycle, nameOf } from './words';

const USUAL = ['lifecycle', 'industry', 'region', 'owner', 'changedAt'];
const FILTERS = ['name', 'lifecycle', 'kind', 'industry', 'region', 'owner'] as const;

const PARTS = [...FILTERS, 'pool', 'sort'];

export function Customers() {
  const { t, f, of } = useWords();
  const me = useMe();
  const { query } = useHere();
  useTitle(t.customers.title);
  const sort = query.get('sort') ?? '';
  const filters = FILTERS.flatMap((name) => {
    const text = query.get(name);
    return text ? [[name, text] as const] : [];
  });
  const asked = {
    ...Object.fromEntries(filters),
    ...(query.get('pool') ? { pool: true } : {}),
    ...(sort ? { sort } : {}),
    total: true,
    limit: 100,
    expand: 'owner,parent',
  } as Query<'GET /api/v1/customers'>;
  const list = useList('GET /api/v1/customers', asked, 'customer');
  const rows = list.items as readonly CustomerRecord[];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [handingOver, setHandingOver] = useState(false);
  const records = rows.filter((row) => chosen.has(row.id));
  const choose = (ids: readonly string[], on: boolean) => {
    // Those that another filter hid are not chosen any more: nothing is done to what is not seen.
    const seen = records.map((record) => record.id);
    const others = ids.filter((id) => !chosen.has(id) || !seen.includes(id));
    setChosen(new Set(on ? [...seen, ...others.slice(0, Math.max(0, MOST - seen.length))] : seen.filter((id) => !ids.includes(id))));
  };
  useShortcut('o', () => t.customers.assign, () => records.length > 0 && setHandingOver(true));
  useShortcut('n', () => t.palette.newCustomer, () => may('customers') && setQuery({ new: '1' }));

  const columns = useMemo<readonly Column<CustomerRecord>[]>(
    () => [
      {
        key: 'name', head: t.customers.name, width: 'minmax(220px, 2.2fr)', sort: 'name',
        cell: (row) => {
          const name = nameOf(row) ?? t.common.hiddenName;
          return (
            <span class="row">
              <Avatar name={name} seed={row.id} />
              <a class="plain cut" href={address(`/customers/${row.id}`)} tabIndex={-1}>{name}</a>
            </span>
          );
        },
      },
      { key: 'lifecycle', head: t.customers.lifecycle, width: 'minmax(110px, 0.8fr)', cell: (row) => <Lifecycle stage={row.state.lifecycle} /> },
      { key: 'kind', head: t.customers.kind, width: 'minmax(96px, 0.7fr)', cell: (row) => labelOf('customer', 'kind', row.state.kind, of) },
      { key: 'industry', head: t.customers.industry, width: 'minmax(90px, 1fr)', cell: (row) => row.state.industry ?? <span class="muted">–</span> },
      { key: 'region', head: t.customers.region, width: 'minmax(80px, 0.8fr)', cell: (row) => row.state.region ?? <span class="muted">–</span> },
      { key: 'parent', head: t.customers.parent, width: 'minmax(120px, 1fr)', cell: (row) => (row.state.parentId ? <CustomerLink id={row.state.parentId} inTable /> : <span class="muted">–</span>) },
      { key: 'externalIds', head: t.customers.externalIds, width: 'minmax(110px, 1fr)', cell: (row) => <span class="muted">{row.state.externalIds.map((one) => `${one.system}: ${one.id}`).join(', ') || '–'}</span> },
      {
        key: 'owner', head: t.customers.owner, width: 'minmax(110px, 1fr)',
        cell: (row) => (row.state.ownerId ? (names.of(row.state.ownerId) ?? <span class="muted">{t.common.hiddenName}</span>) : <span class="muted">{t.customers.pool}</span>),
      },
      { key: 'changedAt', head: t.customers.changedAt, width: 'minmax(100px, 0.7fr)', end: true, sort: 'changed', cell: (row) => (row.state.changedAt ? <time dateTime={row.state.changedAt} title={f.moment(row.state.changedAt)}>{f.ago(row.state.changedAt)}</time> : '–') },
      { key: 'createdAt', head: t.customers.createdAt, width: 'minmax(100px, 0.7fr)', end: true, sort: 'created', cell: (row) => (row.state.createdAt ? f.day(row.state.createdAt) : '–') },
    ],
    [t, f],
  );
  const { shown, menu, columns: choice } = useColumns('customers', columns, USUAL);
  const labelOfFilter = (name: string, text: string) =>
    name === 'owner' ? (text === me.employee?.id ? t.customers.mine : (names.of(text) ?? text)) : (choicesOf('customer', name, of).find((one) => one.value === text)?.label ?? text);
  const filtered = filters.length > 0 || query.has('pool');
  const total = list.total === null ? null : list.totalIsAtLeast ? t.common.atLeast(f.number(list.total)) : f.number(list.total);

  return (
    <>
      <div class="page-head">
        <h1>{t.customers.title}</h1>
        {total !== null && <span class="count" role="status" aria-label={t.customers.total(total)}>{total}</span>}
        <div class="actions"><SavedViews list="customers" parts={PARTS} columns={choice} />{menu}{may('customers') && <Button icon="plus" look="primary" onClick={() => setQuery({ new: '1' })}>{t.customers.create}</Button>}</div>
      </div>
      <div class="toolbar" role="search">
        <Finder label={t.customers.find} />
        <span class="filter"><Select aria-label={t.customers.lifecycle} value={query.get('lifecycle') ?? ''} onChoose={(lifecycle) => setQuery({ lifecycle })} options={choicesOf('customer', 'lifecycle', of)} empty={t.customers.lifecycle} /></span>
        <span class="filter"><Select aria-label={t.customers.kind} value={query.get('kind') ?? ''} onChoose={(kind) => setQuery({ kind })} options={choicesOf('customer', 'kind', of)} empty={t.customers.kind} /></span>
        <span class="filter"><Combobox aria-label={t.customers.owner} clears value={null} placeholder={t.customers.owner} none={t.common.nothingFound} find={findEmployees} onChoose={(owner) => owner && setQuery({ owner: owner.id, pool: null })} /></span>
        {me.employee && <Button aria-pressed={query.get('owner') === me.employee.id} onClick={() => setQuery({ owner: query.get('owner') === me.employee!.id ? null : me.employee!.id, pool: null })}>{t.customers.mine}</Button>}
        <Button aria-pressed={query.has('pool')} onClick={() => setQuery({ pool: query.has('pool') ? null : '1', owner: null })}>{t.customers.pool}</Button>
      </div>
      {filtered && (
        <div class="toolbar">
          {filters.map(([name, text]) => <Chip key={name} label={`${t.customers[name]}: ${labelOfFilter(name, text)}`} removing={t.common.remove} onRemove={() => setQuery({ [name]: null })} />)}
          {query.has('pool') && <Chip label={t.customers.pool} removing={t.common.remove} onRemove={() => setQuery({ pool: null })} />}
          <Button look="quiet" small onClick={() => setQuery(Object.fromEntries([...FILTERS, 'pool'].map((name) => [name, null])))}>{t.common.clear}</Button>
        </div>
      )}
      <HandOverNote onShow={() => setHandingOver(true)} />
      {records.length > 0 && <ChosenBar chosen={records.length} most={MOST} onHandOver={() => setHandingOver(true)} onClear={() => setChosen(new Set())} />}
      {list.outdated && <Note tone="info" icon="refresh-cw" action={<Button small onClick={list.again}>{t.common.refresh}</Button>}>{t.customers.outdated}</Note>}
      {list.namesMissing.length > 0 && <Note>{t.problems.namesMissing}</Note>}
      <section class="panel clip" aria-label={t.customers.title}>
        {list.refusal && !list.items.length ? (
          <Refused refusal={list.refusal} onAgain={list.again} />
        ) : !list.items.length && list.busy ? (
          <Bones rows={10} label={t.common.loading} />
        ) : !list.items.length ? (
          filtered ? (
            <Blank icon="filter" title={t.customers.noMatch}>{t.customers.noMatchHint}</Blank>
          ) : (
            <Blank icon="users" title={t.customers.noneYet}>{t.customers.noneYetHint}</Blank>
          )
        ) : (
          <Table
            label={t.customers.table}
            columns={shown}
            rows={rows}
            idOf={(row) => row.id}
            hrefOf={(row) => address(`/customers/${row.id}`)}
            total={list.totalIsAtLeast ? null : list.total}
            sort={sort}
            onSort={(next) => setQuery({ sort: next })}
            onNearEnd={list.next}
            waiting={list.busy}
            least={160 + shown.length * 112}
            selection={may('handsCustomersOver') ? { chosen, onChoose: choose, labelOf: (row) => t.handOver.one(nameOf(row) ?? t.common.hiddenName), all: t.handOver.all } : undefined}
          />
        )}
      </section>
      {handingOver && (
        <HandOver
          records={records}
          onBegun={() => setChosen(new Set())}
          onClose={() => setHandingOver(false)}
        />
      )}
      {query.has('new') && <CustomerForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
