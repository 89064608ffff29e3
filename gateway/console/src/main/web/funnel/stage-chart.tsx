import type { Stage } from '../core/pipelines';
import type { Cuts } from '../board/filters';
import { useWords } from '../words/words';
import { behind, type Report } from './behind';

interface Props {
  report: Report;
  then: Report | undefined;
  stages: readonly Stage[];
  cuts: Cuts;
  asOf: string | undefined;
  before: string | undefined;
}

/** How many came so far, stage by stage; between two stages, the share that went on. */
export function StageChart({ report, then, stages, cuts, asOf, before }: Props) {
  const { t, f } = useWords();
  const of = (one: Report | undefined, stage: string) => one?.total.stages.find((figures) => figures.stage === stage && (!cuts.pipeline || figures.pipelineId === cuts.pipeline));
  const open = new Map(report.parts.map((part) => [part.key['stage'], part.figures.open]));
  const most = Math.max(1, ...stages.map((stage) => Math.max(of(report, stage.id)?.entered ?? 0, of(then, stage.id)?.entered ?? 0)));
  return (
    <>
      <p class="legend small muted">
        <span class="swatch" /> {t.funnel.entered} · {asOf ? f.day(asOf) : t.funnel.now}
        {before && <><span class="swatch before" /> {f.day(before)}</>}
      </p>
      <ol class="stages">
      {stages.map((stage) => {
        const figures = of(report, stage.id);
        const was = of(then, stage.id);
        const now = open.get(stage.id);
        return (
          <li key={stage.id}>
            <div class="stage-name">
              <b>{stage.name}</b>
              <span class="muted small">{figures?.days ? `${t.funnel.median} ${f.days(Math.round(figures.days.median))}` : ''}</span>
            </div>
            <div class="bars">
              <a class="bar" href={behind(cuts, asOf, 'entered', { ofStage: stage.id })} style={{ width: `${Math.max(2, ((figures?.entered ?? 0) / most) * 100)}%` }} aria-label={`${stage.name}: ${t.funnel.entered} ${figures?.entered ?? 0}`}>
                <span class="num">{f.number(figures?.entered ?? 0)}</span>
              </a>
              {then && <div class="bar before" style={{ width: `${Math.max(2, ((was?.entered ?? 0) / most) * 100)}%` }}><span class="num">{f.number(was?.entered ?? 0)}</span></div>}
            </div>
            <div class="stage-figures small">
              <span><span class="muted">{t.funnel.conversion}</span> <b>{figures?.conversion === undefined ? '–' : f.percent(figures.conversion)}</b>{was?.conversion !== undefined && <span class="muted"> ← {f.percent(was.conversion)}</span>}</span>
              <a href={behind(cuts, asOf, 'open', { stage: stage.id })}>{t.funnel.openDeals} {f.number(now?.deals ?? 0)}</a>
              <span class="muted num">{now ? f.sums(now.amounts) : '–'}</span>
            </div>
          </li>
        );
      })}
      </ol>
    </>
  );
}
