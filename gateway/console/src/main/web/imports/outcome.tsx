import { useAttempt } from '../core/attempt';
import { saveTable } from '../core/tables';
import { address } from '../core/router';
import { Note, Panel, Pill } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { wordsOf } from '../ui/refusals';
import { useWords } from '../words/words';
import { KINDS } from './kinds';
import { anythingAccepted, control, finish, type Run } from './run';

const SHOWN = 100;

/** How far it is, what came of it, and every row that was refused with its reason. */
export function Outcome({ run, onAgain }: { run: Run; onAgain: () => void }) {
  const { t, f } = useWords();
  const underWay = ['running', 'paused', 'waiting'].includes(run.status);
  const { counts } = run;
  const tone = run.status === 'broken' ? 'bad' : run.status === 'ended' ? 'good' : run.status === 'running' ? 'info' : 'warn';
  const title = run.dry ? t.imports.checked(run.file) : t.imports.importOf(run.file);
  const figures = [
    [run.dry ? t.imports.wouldCreate : t.imports.created, counts.created, ''],
    [run.dry ? t.imports.wouldChange : t.imports.changed, counts.changed, ''],
    [t.imports.unchanged, counts.unchanged, ''],
    [t.imports.rejected, counts.rejected, counts.rejected ? 'late' : ''],
  ] as const;
  return (
    <Panel
      title={title}
      actions={
        <>
          <Pill tone={tone}>{t.imports.statuses[run.status]}</Pill>
          {run.status === 'running' && <Button small icon="pause" onClick={control.pause}>{t.imports.pause}</Button>}
          {(run.status === 'paused' || run.status === 'waiting') && <Button small icon="play" onClick={control.resume}>{t.imports.goOn}</Button>}
          {underWay && <Button small icon="circle-x" onClick={control.stop}>{t.imports.stop}</Button>}
        </>
      }
    >
      <div class="inside stack">
        <progress max={1} value={run.share} aria-label={t.imports.progress} />
        <p role="status" class="small muted">{t.imports.sent(f.number(run.sent), t.imports.kinds[run.kind])}</p>
        <ul class="figures counts">
          {figures.map(([label, count, look]) => <li key={label} class="panel figure"><span class="muted small">{label}</span><b class={`num ${look}`}>{f.number(count)}</b></li>)}
        </ul>
        {run.refusal && <div role="alert"><Note {...(run.status === 'broken' ? { tone: 'bad' as const } : {})} icon="circle-alert">{wordsOf(run.refusal.problem)} {run.status === 'waiting' && t.imports.waits}</Note></div>}
        {run.unreadable && <div role="alert"><Note tone="bad" icon="circle-alert">{run.unreadable.why === 'encoding' ? t.imports.notUtf8Further : t.imports.brokenFile(run.unreadable.row)}</Note></div>}
        {run.dry && run.status === 'ended' && run.batches > 1 && counts.rejected > 0 && <p class="small muted">{t.imports.dryReferences}</p>}
        {!run.dry && !underWay && <End run={run} onAgain={onAgain} />}
      </div>
      {run.rejected.length > 0 && <RejectedRows run={run} />}
    </Panel>
  );
}

function End({ run, onAgain }: { run: Run; onAgain: () => void }) {
  const { t } = useWords();
  const { busy, refusal, run: say } = useAttempt(finish);
  return (
    <>
      {run.completion ? <p role="status">{t.imports.finished}</p> : anythingAccepted(run) ? <p class="muted">{t.imports.finishHint}</p> : <p class="muted">{t.imports.nothingCame}</p>}
      {refusal && <div role="alert"><Note tone="bad" icon="circle-alert">{wordsOf(refusal.problem)}</Note></div>}
      <div class="row wrap">
        {!run.completion && anythingAccepted(run) && <Button icon="check" look="primary" busy={busy} onClick={say}>{t.imports.finish}</Button>}
        <LinkButton href={address(`/imports/${run.id}`, { of: KINDS[run.kind].service })} icon="chart-no-axes-column">{t.imports.follow}</LinkButton>
        <Button icon="upload" onClick={onAgain}>{t.imports.another}</Button>
      </div>
    </>
  );
}

function RejectedRows({ run }: { run: Run }) {
  const { t, f } = useWords();
  const rejected = run.rejected.toSorted((a, b) => a.row - b.row);
  const save = () => saveTable(`${run.file.replace(/\.\w+$/, '')}-${t.imports.rejectedFile}.csv`, [[...run.header, t.imports.why], ...rejected.map(({ cells, why }) => [...run.header.map((_, i) => cells[i] ?? ''), why])]);
  return (
    <>
      <div class="inside row apart wrap rejected-head">
        <h3>{t.imports.rejectedRows(f.number(run.rejected.length))}</h3>
        <Button small icon="download" onClick={save}>{t.imports.save}</Button>
      </div>
      <div class="scroller" tabIndex={0} role="region" aria-label={t.imports.rejected}>
        <table class="simple rejected">
          <thead><tr><th class="end">{t.imports.row}</th><th>{t.imports.why}</th><th>{t.imports.content}</th></tr></thead>
          <tbody>
            {rejected.slice(0, SHOWN).map(({ row, cells, why }, i) => <tr key={i}><td class="end num">{f.number(row)}</td><td>{why}</td><td class="muted small">{cells.filter(Boolean).slice(0, 6).join(' · ')}</td></tr>)}
          </tbody>
        </table>
      </div>
      {run.rejected.length > SHOWN && <p class="inside small muted">{t.imports.firstOnly(SHOWN)}</p>}
    </>
  );
}
