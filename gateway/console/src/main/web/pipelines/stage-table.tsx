import type { ComponentChildren } from 'preact';
import { Pill } from '../ui/bits';
import { useWords } from '../words/words';

/** A stage as it is, or as an earlier version had it. */
export interface ShownStage {
  readonly id: string;
  readonly name: string;
  readonly probability?: string;
  readonly plannedDays?: number;
  readonly retired: boolean;
}

interface Props<S> {
  stages: readonly S[];
  label: string;
  /** One more column, by stage. */
  extra?: { head: string; cell: (stage: S) => ComponentChildren } | undefined;
}

export function StageTable<S extends ShownStage>({ stages, label, extra }: Props<S>) {
  const { t, f } = useWords();
  return (
    <div class="scroller" tabIndex={0} role="group" aria-label={label}>
      <table class="simple">
        <thead>
          <tr><th class="end">#</th><th>{t.pipelines.stageName}</th><th class="end">{t.pipelines.probability}</th><th class="end">{t.pipelines.plannedDays}</th>{extra && <th class="end">{extra.head}</th>}</tr>
        </thead>
        <tbody>
          {stages.map((stage, i) => (
            <tr key={stage.id}>
              <td class="end num muted">{i + 1}</td>
              <th scope="row"><span class="row wrap">{stage.name}{stage.retired && <Pill>{t.pipelines.retired}</Pill>}</span></th>
              <td class="end num">{stage.probability === undefined ? '–' : f.percent(Number(stage.probability))}</td>
              <td class="end num">{stage.plannedDays ?? '–'}</td>
              {extra && <td class="end num">{extra.cell(stage)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
