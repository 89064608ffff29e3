import { useEffect } from 'preact/hooks';
import { send } from '../core/commands';
import { may } from '../core/me';
import { learnPipelines, type PipelineRecord } from '../core/pipelines';
import { useRead } from '../core/reads';
import { recent } from '../core/recent';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { Bones, Panel, Pill } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { Menu } from '../ui/menu';
import { Refused } from '../ui/refusals';
import { useTitle } from '../ui/title';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { PipelineForm } from './pipeline-form';
import { StageTable } from './stage-table';
import { Versions } from './versions';

/** Deals go into it unless they say otherwise: the platform keeps it. */
const GENERAL = 'general';

export function Pipeline({ id }: { id: string }) {
  const { t, f } = useWords();
  const { query } = useHere();
  const read = useRead('GET /api/v1/pipelines/{id}', { path: { id } }, { ids: [id] });
  const figures = useRead('GET /api/v1/funnel', may('readsFigures') ? { query: { pipeline: id, by: 'stage' } } : null, { kinds: ['opportunity'] });
  const pipeline: PipelineRecord | undefined = read.value;
  const name = pipeline?.state.name ?? '';
  useTitle(name);
  useEffect(() => {
    if (name) recent.add({ path: `/pipelines/${id}`, kind: 'pipeline', name });
  }, [name]);
  const edit = () => may('pipelines') && setQuery({ edit: '1' });
  useShortcut('e', () => t.pipelines.edit, edit);
  if (!pipeline) return read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={8} label={t.common.loading} />;
  const { state } = pipeline;
  const open = new Map(figures.value?.parts.map((part) => [part.key['stage'], part.figures.open.deals]));
  const retire = async () => {
    await send('POST /api/v1/pipelines/{id}/retirement', { path: { id }, body: {}, query: {}, revision: pipeline.revision });
    await learnPipelines();
    say(t.pipelines.retiredSaid(state.name));
  };
  return (
    <>
      <header class="page-head">
        <div class="who">
          <h1>{state.name}</h1>
          <p class="row wrap muted small">
            <Pill tone={state.retired ? '' : 'good'}>{state.retired ? t.pipelines.retired : t.pipelines.inUse}</Pill>
            <span>{t.pipelines.versionOf(state.version)}{state.changedAt && ` · ${t.common.since(f.day(state.changedAt))}`}</span>
            <span>{t.pipelines.key}: {state.key}</span>
          </p>
        </div>
        <div class="actions">
          {may('readsDeals') && <LinkButton icon="square-kanban" href={address('/pipeline', { pipeline: id })}>{t.pipelines.deals}</LinkButton>}
          {may('pipelines') && <Button icon="pencil" look="primary" onClick={edit}>{t.common.edit}</Button>}
          {may('pipelines') && !state.retired && state.key !== GENERAL && <Menu label={t.common.actions} icon="ellipsis" groups={[{ entries: [{ label: t.pipelines.retire, icon: 'circle-x', act: () => setQuery({ retire: '1' }) }] }]} />}
        </div>
      </header>
      <Panel title={t.pipelines.stages} count={state.stages.filter((stage) => !stage.retired).length}>
        <StageTable
          stages={state.stages}
          label={t.pipelines.stages}
          extra={may('readsFigures') ? { head: t.pipelines.openDeals, cell: (stage) => (figures.value ? <a href={address('/pipeline', { view: 'list', pipeline: id, stage: stage.id, status: 'OPEN' })}>{f.number(open.get(stage.id) ?? 0)}</a> : '–') } : undefined}
        />
      </Panel>
      <p class="muted small foot-note">{t.pipelines.versionsHint}</p>
      <Versions id={id} />
      {query.has('edit') && may('pipelines') && <PipelineForm record={pipeline} onClose={() => setQuery({ edit: null })} />}
      {query.has('retire') && may('pipelines') && !state.retired && (
        <Confirm title={t.pipelines.retireAsk(state.name)} label={t.pipelines.retire} act={retire} onClose={() => setQuery({ retire: null })}>
          <p>{t.pipelines.retireHint}</p>
        </Confirm>
      )}
    </>
  );
}
