import { useEffect, useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { type List, useList } from '../core/lists';
import { may } from '../core/me';
import { names } from '../core/names';
import { address, here, setQuery, useHere } from '../core/router';
import { Blank, Pill } from '../ui/bits';
import { Finder } from '../ui/finder';
import { activeOf, InUse } from '../ui/in-use';
import { Count, Listing } from '../ui/listing';
import type { Column } from '../ui/table';
import { useWords } from '../words/words';
import type { TeamRecord } from './records';
import { Team } from './team';
import { TeamForm } from './team-form';

function opened(id: string) {
  const query = new URLSearchParams(here.get().query);
  query.set('open', id);
  return address('/directory', query);
}

export function Teams() {
  const { t, f } = useWords();
  const { query } = useHere();
  const sort = query.get('sort') ?? 'name';
  const [name, open] = [query.get('name'), query.get('open')];
  const all = useList('GET /api/v1/teams', { ...activeOf(query.get('use')), sort, total: true, limit: 200, expand: 'lead,parent' } as Query<'GET /api/v1/teams'>, 'team') as List<TeamRecord>;
  // The list of teams knows no names: all of them are read, and looked through here.
  useEffect(() => {
    if (name && all.more && !all.busy && !all.refusal) all.next();
  }, [name, all.more, all.busy, all.refusal]);
  const wanted = name?.toLowerCase() ?? '';
  const items = wanted ? all.items.filter((one) => one.state.name.toLowerCase().includes(wanted)) : all.items;
  const list: List<TeamRecord> = wanted ? { ...all, items, total: all.more ? null : items.length, busy: all.busy || all.more } : all;
  const columns = useMemo<readonly Column<TeamRecord>[]>(
    () => [
      { key: 'name', head: t.directory.teamName, width: 'minmax(180px, 2fr)', sort: 'name', cell: (row) => <span class="row"><a class="plain cut" href={opened(row.id)} tabIndex={-1}>{row.state.name}</a>{row.state.dissolved && <Pill>{t.directory.dissolved}</Pill>}</span> },
      { key: 'lead', head: t.directory.lead, width: 'minmax(130px, 1.2fr)', cell: (row) => names.of(row.state.leadId) ?? <span class="muted">–</span> },
      { key: 'parent', head: t.directory.parent, width: 'minmax(130px, 1.2fr)', cell: (row) => names.of(row.state.parentTeamId) ?? <span class="muted">–</span> },
      { key: 'people', head: t.directory.people, width: 'minmax(100px, 0.8fr)', cell: (row) => <a href={address('/directory', { team: row.id })} tabIndex={-1} aria-label={t.directory.peopleOf(row.state.name)}>{t.directory.seePeople}</a> },
      { key: 'changed', head: t.customers.changedAt, width: '120px', end: true, sort: 'changed', cell: (row) => (row.state.changedAt ? <time dateTime={row.state.changedAt} title={f.moment(row.state.changedAt)}>{f.ago(row.state.changedAt)}</time> : '–') },
    ],
    [t, f],
  );
  const filtered = Boolean(name || query.get('use'));
  return (
    <>
      <div class="toolbar" role="search">
        <Finder label={t.directory.findTeam} />
        <InUse label={t.directory.status} active={t.directory.atWork} ended={t.directory.dissolved} />
        <span class="push"><Count list={list} /></span>
      </div>
      <Listing title={t.directory.teams} label={t.directory.teamsTable} list={list} columns={columns} hrefOf={(row) => opened(row.id)} sort={sort} least={760} blank={<Blank icon={filtered ? 'filter' : 'users'} title={filtered ? t.directory.noTeam : t.directory.noTeamsYet} />} />
      {open && <Team key={open} id={open} />}
      {query.has('new') && may('directory') && <TeamForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
