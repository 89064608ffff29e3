import type { analytics } from 'api';
import { useRead } from '../core/reads';
import { Panel } from '../ui/bits';
import { Reliance } from '../ui/reliance';
import { Refused } from '../ui/refusals';
import type { Formats } from '../words/formats';
import { useWords, type Words } from '../words/words';
import { StageTable } from './stage-table';

type Version = analytics.PipelineVersion;

/** Every version that the pipeline has had: what it changed, when it was in force, what its stages were. */
export function Versions({ id }: { id: string }) {
  const { t, f } = useWords();
  const read = useRead('GET /api/v1/views/pipelines/{id}/versions', { path: { id }, query: {} }, { ids: [id] });
  const versions = read.value?.versions;
  if (!versions) return read.refusal ? <Panel title={t.pipelines.versions}><Refused refusal={read.refusal} /></Panel> : null;
  return (
    <div class="stack foot-note">
      <Reliance of={read.value?.reliance} stale={read.stale && !read.refusal} />
      <Panel title={t.pipelines.versions} count={versions.length}>
        <ol class="versions">
          {versions.map((version, i) => ({ version, before: versions[i - 1] })).toReversed().map(({ version, before }) => (
            <li key={version.version}>
              <details>
                <summary>
                  <b>{t.pipelines.versionOf(version.version)}</b>
                  <span class="muted small num">{f.moment(version.from)} – {version.to ? f.moment(version.to) : t.pipelines.today}</span>
                  <span class="small grow">{before ? changes(before, version, t, f).join(' · ') || t.pipelines.nothingChanged : t.pipelines.defined(version.stages.length)}</span>
                </summary>
                <StageTable stages={version.stages} label={`${t.pipelines.versionOf(version.version)}: ${t.pipelines.stages}`} />
              </details>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}

/** What one version changed, in words. */
function changes(before: Version, after: Version, t: Words, f: Formats): string[] {
  const was = new Map(before.stages.map((stage) => [stage.id, stage]));
  const told = before.name === after.name ? [] : [t.pipelines.renamedTo(before.name, after.name)];
  for (const stage of after.stages) {
    const old = was.get(stage.id);
    if (!old) {
      told.push(t.pipelines.stageAdded(stage.name));
      continue;
    }
    if (old.name !== stage.name) told.push(t.pipelines.renamedTo(old.name, stage.name));
    if (old.retired !== stage.retired) told.push(stage.retired ? t.pipelines.stageRetired(stage.name) : t.pipelines.stageBack(stage.name));
    if (old.probability !== undefined && stage.probability !== undefined && Number(old.probability) !== Number(stage.probability)) told.push(t.pipelines.probabilityFrom(stage.name, f.percent(Number(old.probability)), f.percent(Number(stage.probability))));
    if (old.plannedDays !== stage.plannedDays) told.push(t.pipelines.daysFrom(stage.name, days(old.plannedDays, f), days(stage.plannedDays, f)));
  }
  const kept = after.stages.filter((stage) => was.has(stage.id)).map((stage) => stage.id);
  if (before.stages.map((stage) => stage.id).join() !== kept.join()) told.push(t.pipelines.reordered);
  return told;
}

const days = (planned: number | undefined, f: Formats) => (planned === undefined ? '–' : f.days(planned));
