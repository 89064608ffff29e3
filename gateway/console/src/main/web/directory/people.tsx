import { useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { type List, useList } from '../core/lists';
import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { useNames } from '../core/lookup';
import { findTeams } from '../core/people';
import { address, here, setQuery, useHere } from '../core/router';
import { Avatar, Blank, Chip, Pill } from '../ui/bits';
import { Combobox } from '../ui/combobox';
import { Finder } from '../ui/finder';
import { activeOf, InUse } from '../ui/in-use';
import { Count, Listing } from '../ui/listing';
import type { Column } from '../ui/table';
import { useWords } from '../words/words';
import { Employee } from './employee';
import { EmployeeForm } from './employee-form';
import type { EmployeeRecord } from './records';

function opened(id: string) {
  const query = new URLSearchParams(here.get().query);
  query.set('open', id);
  return address('/directory', query);
}

export function People() {
  const { t, f, of } = useWords();
  const { query } = useHere();
  const sort = query.get('sort') ?? 'name';
  const [name, team, manager, open] = [query.get('name'), query.get('team'), query.get('manager'), query.get('open')];
  const asked = { ...(name ? { name } : {}), ...(team ? { team: [team] } : {}), ...(manager ? { manager: [manager] } : {}), ...activeOf(query.get('use')), sort, total: true, limit: 100, expand: 'team,manager' } as Query<'GET /api/v1/employees'>;
  const list = useList('GET /api/v1/employees', asked, 'employee') as List<EmployeeRecord>;
  useNames([team, manager]);
  const columns = useMemo<readonly Column<EmployeeRecord>[]>(
    () => [
      {
        key: 'name', head: t.directory.name, width: 'minmax(200px, 2fr)', sort: 'name',
        cell: (row) => (
          <span class="row">
            <Avatar name={row.personal.name} seed={row.id} />
            <a class="plain cut" href={opened(row.id)} tabIndex={-1}>{row.personal.name}</a>
            {row.state.status === 'LEFT' && <Pill>{labelOf('employee', 'status', 'LEFT', of)}</Pill>}
          </span>
        ),
      },
      { key: 'team', head: t.directory.team, width: 'minmax(130px, 1.2fr)', cell: (row) => names.of(row.state.teamId) ?? <span class="muted">–</span> },
      { key: 'manager', head: t.directory.manager, width: 'minmax(130px, 1.2fr)', cell: (row) => names.of(row.state.managerId) ?? <span class="muted">–</span> },
      { key: 'region', head: t.directory.region, width: 'minmax(90px, 0.8fr)', cell: (row) => row.state.region ?? <span class="muted">–</span> },
      { key: 'changed', head: t.customers.changedAt, width: '120px', end: true, sort: 'changed', cell: (row) => (row.state.changedAt ? <time dateTime={row.state.changedAt} title={f.moment(row.state.changedAt)}>{f.ago(row.state.changedAt)}</time> : '–') },
    ],
    [t, f],
  );
  const filtered = Boolean(name || team || manager || query.get('use'));
  return (
    <>
      <div class="toolbar" role="search">
        <Finder label={t.directory.find} />
        <span class="filter"><Combobox aria-label={t.directory.team} clears value={null} placeholder={t.directory.team} none={t.common.nothingFound} find={findTeams} onChoose={(one) => one && setQuery({ team: one.id })} /></span>
        <InUse label={t.directory.status} active={t.directory.here} ended={t.directory.left} />
        {team && <Chip label={`${t.directory.team}: ${names.of(team) ?? team}`} removing={t.common.remove} onRemove={() => setQuery({ team: null })} />}
        {manager && <Chip label={`${t.directory.manager}: ${names.of(manager) ?? manager}`} removing={t.common.remove} onRemove={() => setQuery({ manager: null })} />}
        <span class="push"><Count list={list} /></span>
      </div>
      <Listing title={t.directory.people} label={t.directory.peopleTable} list={list} columns={columns} hrefOf={(row) => opened(row.id)} sort={sort} least={820} blank={<Blank icon={filtered ? 'filter' : 'contact-round'} title={filtered ? t.directory.noPerson : t.directory.nobodyYet} />} />
      {open && <Employee key={open} id={open} />}
      {query.has('new') && may('directory') && <EmployeeForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
