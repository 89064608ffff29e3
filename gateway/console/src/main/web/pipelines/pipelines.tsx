import { useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { type List, useList } from '../core/lists';
import { may } from '../core/me';
import type { PipelineRecord } from '../core/pipelines';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { Blank, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { activeOf, InUse } from '../ui/in-use';
import { Count, Listing } from '../ui/listing';
import type { Column } from '../ui/table';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { PipelineForm } from './pipeline-form';

export function Pipelines() {
  const { t, f } = useWords();
  const { query } = useHere();
  useTitle(t.pipelines.title);
  const use = query.get('use');
  const sort = query.get('sort') ?? 'name';
  const list = useList('GET /api/v1/pipelines', { ...activeOf(use), sort, total: true, limit: 100 } as Query<'GET /api/v1/pipelines'>, 'pipeline');
  const create = () => may('pipelines') && setQuery({ new: '1' });
  useShortcut('n', () => t.palette.newPipeline, create);
  const columns = useMemo<readonly Column<PipelineRecord>[]>(
    () => [
      { key: 'name', head: t.pipelines.name, width: 'minmax(170px, 1.6fr)', sort: 'name', cell: (row) => <span class="row"><a class="plain cut" href={address(`/pipelines/${row.id}`)} tabIndex={-1}>{row.state.name}</a>{row.state.retired && <Pill>{t.pipelines.retired}</Pill>}</span> },
      { key: 'stages', head: t.pipelines.stages, width: 'minmax(220px, 3fr)', cell: (row) => row.state.stages.filter((stage) => !stage.retired).map((stage) => stage.name).join(' → ') },
      { key: 'key', head: t.pipelines.key, width: 'minmax(90px, 0.8fr)', cell: (row) => <span class="muted">{row.state.key}</span> },
      { key: 'version', head: t.pipelines.version, width: '80px', end: true, cell: (row) => f.number(row.state.version) },
      { key: 'changed', head: t.customers.changedAt, width: '120px', end: true, sort: 'changed', cell: (row) => (row.state.changedAt ? <time dateTime={row.state.changedAt} title={f.moment(row.state.changedAt)}>{f.ago(row.state.changedAt)}</time> : '–') },
    ],
    [t, f],
  );
  return (
    <>
      <div class="page-head">
        <h1>{t.pipelines.title}</h1>
        <Count list={list} />
        <div class="actions">{may('pipelines') && <Button icon="plus" look="primary" onClick={create}>{t.pipelines.create}</Button>}</div>
      </div>
      <div class="toolbar" role="search">
        <InUse label={t.pipelines.status} active={t.pipelines.inUse} ended={t.pipelines.retired} />
      </div>
      <Listing title={t.pipelines.title} label={t.pipelines.table} list={list as List<PipelineRecord>} columns={columns} hrefOf={(row) => address(`/pipelines/${row.id}`)} sort={sort} least={820} blank={use ? <Blank icon="filter" title={t.pipelines.noMatch} /> : <Blank icon="workflow" title={t.pipelines.empty} />} />
      {query.has('new') && may('pipelines') && <PipelineForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
