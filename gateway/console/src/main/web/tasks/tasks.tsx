import { useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { overlays, withOverlay } from '../core/commands';
import { useList } from '../core/lists';
import { useNames } from '../core/lookup';
import { choicesOf, labelOf, may, useMe } from '../core/me';
import { names } from '../core/names';
import { findEmployees } from '../core/people';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { useValue } from '../core/value';
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
import { complete, type TaskRecord } from './deeds';
import { byDue, daysOf, DUE, dueOf, isOverdue } from './due';
import { repeatOf } from './repeats';
import { Task } from './task';
import { TaskForm } from './task-form';

const PARTS = ['whose', 'status', 'kind', 'due', 'assignee', 'sort'];

/** What is to be done, what is due first. */
export function Tasks() {
  const { t, f, of } = useWords();
  const me = useMe();
  const { query } = useHere();
  useTitle(t.tasks.title);
  const whose = query.get('whose') ?? (me.employee ? 'mine' : 'all');
  const assignee = query.get('assignee');
  useNames([assignee]);
  const status = query.get('status') ?? 'OPEN';
  const kind = query.get('kind') ?? '';
  const due = dueOf(query);
  const sort = query.get('sort') ?? 'due';
  const list = useList(
    'GET /api/v1/tasks',
    {
      ...(assignee ? { assignee } : whose === 'mine' && me.employee ? { assignee: me.employee.id } : {}),
      ...(status === 'ALL' ? {} : { status }),
      ...(kind ? { kind } : {}),
      ...(due ? daysOf(due, me.zone) : {}),
      sort,
      total: true,
      limit: 100,
      expand: 'customer,owner',
    } as unknown as Query<'GET /api/v1/tasks'>,
    'task',
  );
  useValue(overlays);
  const whom = assignee ?? (whose === 'mine' ? me.employee?.id : undefined);
  const here = ({ state }: TaskRecord) => (status === 'ALL' || state.status === status) && (!whom || state.assigneeId === whom);
  const shown = (list.items as readonly TaskRecord[]).map(withOverlay).filter(here);
  // What changed since it was read stands where it belongs now.
  const rows = sort === 'due' || sort === '-due' ? shown.toSorted((one, other) => (sort === 'due' ? byDue(one, other) : byDue(other, one))) : shown;
  // How many there are is counted every few seconds; a list that is read to its end knows.
  const total = list.more ? list.total : rows.length;
  useShortcut('n', () => t.palette.newTask, () => may('tasks') && setQuery({ new: '1' }));
  const columns = useMemo<readonly Column<TaskRecord>[]>(
    () => [
      { key: 'subject', head: t.tasks.subject, width: 'minmax(180px, 2.4fr)', cell: (row) => <a class="plain cut" href={hrefOf(row)} tabIndex={-1}>{row.personal?.subject ?? t.common.unnamed}{row.state.recurrenceRule && row.state.status === 'OPEN' && <span class="muted small"> · {repeatOf(row.state.recurrenceRule, t)}</span>}</a> },
      { key: 'due', head: t.tasks.due, width: '150px', end: true, sort: 'due', cell: (row) => <span class={isOverdue(row.state) ? 'late num' : 'num'}>{row.state.dueAt ? f.moment(row.state.dueAt) : '–'}</span> },
      {
        key: 'done', head: t.tasks.status, width: '132px',
        cell: (row) => (row.state.status === 'OPEN' && may('tasks') ? <Button small icon="check" tabIndex={-1} onClick={() => void complete(row)}>{t.tasks.complete}</Button> : <span class="muted">{labelOf('task', 'status', row.state.status, of)}</span>),
      },
      { key: 'kind', head: t.tasks.kind, width: '110px', cell: (row) => labelOf('task', 'kind', row.state.kind, of) },
      { key: 'customer', head: t.tasks.customer, width: 'minmax(120px, 1.4fr)', cell: (row) => (row.state.customerId ? <CustomerLink id={row.state.customerId} inTable /> : <span class="muted">–</span>) },
      { key: 'assignee', head: t.tasks.assignee, width: 'minmax(110px, 1fr)', cell: (row) => names.of(row.state.assigneeId) ?? t.common.hiddenName },
    ],
    [t, f, of, query.toString()],
  );
  const hrefOf = (row: TaskRecord) => {
    const next = new URLSearchParams(query);
    next.set('open', row.id);
    return address('/tasks', next);
  };
  const tabs = [...(me.employee ? [{ value: 'mine', label: t.desk.mine }] : []), { value: 'all', label: t.desk.everyone }];
  const open = query.get('open');
  return (
    <>
      <div class="page-head">
        <h1>{t.tasks.title}</h1>
        {total !== null && <span class="count" role="status">{list.totalIsAtLeast ? t.common.atLeast(f.number(total)) : f.number(total)}</span>}
        <div class="actions"><SavedViews list="tasks" parts={PARTS} />{may('tasks') && <Button icon="plus" look="primary" onClick={() => setQuery({ new: '1' })}>{t.tasks.create}</Button>}</div>
      </div>
      <div class="toolbar" role="search">
        <span class="filter"><Select aria-label={t.tasks.status} value={status} onChoose={(one) => setQuery({ status: one })} options={[...choicesOf('task', 'status', of), { value: 'ALL', label: t.common.all }]} /></span>
        <span class="filter"><Select aria-label={t.tasks.kind} value={kind} onChoose={(one) => setQuery({ kind: one || null })} options={choicesOf('task', 'kind', of)} empty={t.tasks.kind} /></span>
        <span class="filter"><Select aria-label={t.tasks.due} value={due ?? ''} onChoose={(one) => setQuery({ due: one || null })} options={DUE.map((value) => ({ value, label: t.tasks.dueWhen[value] }))} empty={t.tasks.due} /></span>
        <span class="filter"><Combobox aria-label={t.tasks.assignee} clears value={null} placeholder={t.tasks.assignee} none={t.common.nothingFound} find={findEmployees} onChoose={(one) => one && setQuery({ whose: 'all', assignee: one.id })} /></span>
        {assignee && <Chip label={`${t.tasks.assignee}: ${names.of(assignee) ?? assignee}`} removing={t.common.remove} onRemove={() => setQuery({ assignee: null })} />}
      </div>
      {list.outdated && <Note tone="info" icon="refresh-cw" action={<Button small onClick={list.again}>{t.common.refresh}</Button>}>{t.customers.outdated}</Note>}
      <Panel label={t.tasks.title}>
        <Tabs label={t.tasks.title} tabs={tabs} value={whose} onChoose={(one) => setQuery({ whose: one, assignee: null })} panel="tasks" />
        <div id="tasks" role="tabpanel" aria-labelledby={`tasks-${whose}`}>
          {list.refusal && !list.items.length ? (
            <Refused refusal={list.refusal} onAgain={list.again} />
          ) : rows.length ? (
            <Table label={t.tasks.table} columns={columns} rows={rows} idOf={(row) => row.id} hrefOf={hrefOf} total={total} sort={sort} onSort={(next) => setQuery({ sort: next })} onNearEnd={list.next} waiting={list.busy} least={900} />
          ) : list.busy ? (
            <Bones rows={8} label={t.common.loading} />
          ) : kind || assignee || due || status !== 'OPEN' ? (
            <Blank icon="filter" title={t.tasks.noMatch} />
          ) : (
            <Blank icon="circle-check" title={t.tasks.empty}>{t.tasks.emptyHint}</Blank>
          )}
        </div>
      </Panel>
      {open && <Task id={open} />}
      {query.has('new') && may('tasks') && <TaskForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
