import { useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { useList } from '../core/lists';
import { useNames } from '../core/lookup';
import { choicesOf, labelOf, may, useMe } from '../core/me';
import { names } from '../core/names';
import { findEmployees } from '../core/people';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { CustomerLink } from '../customers/link';
import { Blank, Bones, Chip, Note, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Select } from '../ui/field';
import { Refused } from '../ui/refusals';
import { SavedViews } from '../ui/saved-views';
import { type Column, Table } from '../ui/table';
import { Tabs } from '../ui/tabs';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { take, type TicketRecord } from './commands';
import { PriorityPill, StatusPill } from './status';
import { TicketForm } from './ticket-form';

const ACTIVE = ['NEW', 'OPEN', 'WAITING'] as const;
const PARTS = ['queue', 'status', 'priority', 'type', 'handler', 'sort'];
type Queue = 'mine' | 'none' | 'all';

/** What waits, most urgent first, then longest. */
export function Desk() {
  const { t, f, of } = useWords();
  const me = useMe();
  const { query } = useHere();
  useTitle(t.desk.title);
  const queue = (query.get('queue') as Queue | null) ?? (me.employee ? 'mine' : 'all');
  const handler = query.get('handler');
  useNames([handler]);
  const status = query.get('status') ?? '';
  const sort = query.get('sort') ?? '-priority';
  const filters = (['priority', 'type'] as const).flatMap((name) => (query.get(name) ? [[name, query.get(name)!] as const] : []));
  const list = useList(
    'GET /api/v1/tickets',
    {
      ...Object.fromEntries(filters),
      ...(handler ? { handler } : queue === 'mine' && me.employee ? { handler: me.employee.id } : queue === 'none' ? { handler: 'none' } : {}),
      status: status ? [status] : ACTIVE,
      sort,
      total: true,
      limit: 100,
      expand: 'customer,handler',
    } as Query<'GET /api/v1/tickets'>,
    'ticket',
  );
  const here = (row: TicketRecord) => (queue === 'none' ? !row.state.handlerId : queue === 'mine' && me.employee ? row.state.handlerId === me.employee.id : true);
  const rows = (list.items as readonly TicketRecord[]).filter((row) => handler || here(row));
  const total = list.total === null ? null : list.total - (list.items.length - rows.length);
  useShortcut('n', () => t.palette.newTicket, () => may('tickets') && setQuery({ new: '1' }));
  const columns = useMemo<readonly Column<TicketRecord>[]>(
    () => [
      { key: 'subject', head: t.desk.subject, width: 'minmax(180px, 2.4fr)', cell: (row) => <span class="row"><a class="plain cut" href={address(`/tickets/${row.id}`)} tabIndex={-1}>{row.personal?.subject ?? t.common.unnamed}</a>{row.state.reopenCount > 0 && <span class="muted small">{t.desk.reopened(row.state.reopenCount)}</span>}</span> },
      { key: 'priority', head: t.desk.priority, width: '100px', sort: 'priority', cell: (row) => (row.state.priority === 'HIGH' || row.state.priority === 'URGENT' ? <PriorityPill priority={row.state.priority} /> : <span class="muted">{labelOf('ticket', 'priority', row.state.priority, of)}</span>) },
      { key: 'customer', head: t.desk.customer, width: 'minmax(110px, 1.4fr)', cell: (row) => (row.state.customerId ? <CustomerLink id={row.state.customerId} inTable /> : <span class="muted">–</span>) },
      { key: 'status', head: t.desk.status, width: '150px', cell: (row) => <StatusPill status={row.state.status} /> },
      { key: 'type', head: t.desk.type, width: 'minmax(84px, 0.8fr)', cell: (row) => labelOf('ticket', 'type', row.state.type, of) },
      {
        key: 'handler', head: t.desk.handler, width: 'minmax(100px, 1fr)',
        cell: (row) => (row.state.handlerId ? (names.of(row.state.handlerId) ?? t.common.hiddenName) : me.employee && may('tickets') ? <Button small tabIndex={-1} onClick={() => void take(row)}>{t.desk.take}</Button> : <span class="muted">{t.common.nobody}</span>),
      },
      { key: 'opened', head: t.desk.age, width: '104px', end: true, sort: 'opened', cell: (row) => (row.state.openedAt ? <time dateTime={row.state.openedAt} title={f.moment(row.state.openedAt)}>{f.ago(row.state.openedAt)}</time> : '–') },
    ],
    [t, f],
  );
  const queues = [...(me.employee ? [{ value: 'mine' as const, label: t.desk.mine }] : []), { value: 'none' as const, label: t.desk.unassigned }, { value: 'all' as const, label: t.desk.everyone }];
  return (
    <>
      <div class="page-head">
        <h1>{t.desk.title}</h1>
        {total !== null && <span class="count" role="status">{list.totalIsAtLeast ? t.common.atLeast(f.number(total)) : f.number(total)}</span>}
        <div class="actions"><SavedViews list="desk" parts={PARTS} />{may('tickets') && <Button icon="plus" look="primary" onClick={() => setQuery({ new: '1' })}>{t.desk.create}</Button>}</div>
      </div>
      <div class="toolbar" role="search">
        <span class="filter"><Select aria-label={t.desk.status} value={status} onChoose={(one) => setQuery({ status: one })} options={choicesOf('ticket', 'status', of)} empty={t.desk.active} /></span>
        <span class="filter"><Select aria-label={t.desk.priority} value={query.get('priority') ?? ''} onChoose={(priority) => setQuery({ priority })} options={choicesOf('ticket', 'priority', of)} empty={t.desk.priority} /></span>
        <span class="filter"><Select aria-label={t.desk.type} value={query.get('type') ?? ''} onChoose={(type) => setQuery({ type })} options={choicesOf('ticket', 'type', of)} empty={t.desk.type} /></span>
        <span class="filter"><Combobox aria-label={t.desk.handler} clears value={null} placeholder={t.desk.handler} none={t.common.nothingFound} find={findEmployees} onChoose={(one) => one && setQuery({ queue: 'all', handler: one.id })} /></span>
        {handler && <Chip label={`${t.desk.handler}: ${names.of(handler) ?? handler}`} removing={t.common.remove} onRemove={() => setQuery({ handler: null })} />}
        {filters.length > 0 && <Button look="quiet" small onClick={() => setQuery({ priority: null, type: null })}>{t.common.clear}</Button>}
      </div>
      {list.outdated && <Note tone="info" icon="refresh-cw" action={<Button small onClick={list.again}>{t.common.refresh}</Button>}>{t.customers.outdated}</Note>}
      <Panel label={t.desk.title}>
        <Tabs label={t.desk.title} tabs={queues} value={queue} onChoose={(one) => setQuery({ queue: one, handler: null })} panel="queue" />
        <div id="queue" role="tabpanel" aria-labelledby={`queue-${queue}`}>
          {list.refusal && !list.items.length ? (
            <Refused refusal={list.refusal} onAgain={list.again} />
          ) : rows.length ? (
            <Table label={t.desk.table} columns={columns} rows={rows} idOf={(row) => row.id} hrefOf={(row) => address(`/tickets/${row.id}`)} total={total} sort={sort} onSort={(next) => setQuery({ sort: next })} onNearEnd={list.next} waiting={list.busy} least={940} />
          ) : list.busy ? (
            <Bones rows={8} label={t.common.loading} />
          ) : filters.length || status || handler ? (
            <Blank icon="filter" title={t.desk.noMatch} />
          ) : (
            <Blank icon="circle-check" title={t.desk.empty}>{t.desk.emptyHint}</Blank>
          )}
        </div>
      </Panel>
      {query.has('new') && <TicketForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
