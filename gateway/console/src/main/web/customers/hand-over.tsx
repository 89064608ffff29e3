import { useState } from 'preact/hooks';
import { useNames } from '../core/lookup';
import { names } from '../core/names';
import { findEmployees } from '../core/people';
import { address } from '../core/router';
import { useValue } from '../core/value';
import { Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { PickField } from '../ui/pick';
import { wordsOf } from '../ui/refusals';
import { useWords } from '../words/words';
import { begin, goOn, type Handing, handing, interruption, plan, putAway, running, stop, tryRefusedAgain } from './handing-over';
import type { CustomerRecord } from './words';

/** Changes the owner of many customers: first what would happen, then what happens. */
export function HandOver({ records, onBegun, onClose }: { records: readonly CustomerRecord[]; onBegun: () => void; onClose: () => void }) {
  const now = useValue(handing);
  if (now) return <Progress now={now} onClose={onClose} />;
  return records.length ? <Preview records={records} onBegun={onBegun} onClose={onClose} /> : null;
}

function Owner({ id }: { id: string }) {
  const { t } = useWords();
  return <>{id ? (names.of(id) ?? t.common.hiddenName) : t.customers.pool}</>;
}

function Preview({ records, onBegun, onClose }: { records: readonly CustomerRecord[]; onBegun: () => void; onClose: () => void }) {
  const { t } = useWords();
  const [way, setWay] = useState<'employee' | 'pool'>('employee');
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState(false);
  const decided = way === 'pool' || Boolean(to);
  const planned = plan(records, way === 'pool' ? '' : to);
  const sent = decided ? planned.filter((one) => !one.skipped).length : 0;
  const submit = () => {
    setMissing(!decided);
    if (!decided || !sent) return;
    begin(planned, way === 'pool' ? '' : to);
    onBegun();
  };
  return (
    <Dialog
      title={t.handOver.title(records.length)}
      look="wide"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" look="primary" refused={decided && !sent ? t.handOver.nothing : undefined}>{decided ? t.handOver.begin(sent) : t.handOver.preview}</Button>
        </>
      }
    >
      <div class="form">
        <div class="row wrap" role="radiogroup" aria-label={t.handOver.to}>
          <label class="row"><input type="radio" name="way" checked={way === 'employee'} onChange={() => setWay('employee')} /> {t.handOver.toEmployee}</label>
          <label class="row"><input type="radio" name="way" checked={way === 'pool'} onChange={() => setWay('pool')} /> {t.customers.clearOwner}</label>
        </div>
        {way === 'employee' && <PickField name="ownerId" label={t.handOver.to} id={to} onPick={setTo} find={findEmployees} required error={missing && !to ? t.handOver.toNeeded : undefined} />}
        {decided && (
          <>
            <p role="status">{t.handOver.would(sent, planned.length - sent)}</p>
            <table class="simple">
              <thead><tr><th>{t.customers.name}</th><th>{t.handOver.from}</th><th>{t.handOver.to}</th></tr></thead>
              <tbody>
                {planned.map((one) => (
                  <tr key={one.id} class={one.skipped ? 'muted' : ''}>
                    <th scope="row">{one.name || t.common.hiddenName}</th>
                    <td><Owner id={one.from} /></td>
                    <td>{one.skipped ? t.handOver.skipped[one.skipped] : <Owner id={way === 'pool' ? '' : to} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Progress({ now, onClose }: { now: Handing; onClose: () => void }) {
  const { t } = useWords();
  const busy = useValue(running);
  const between = useValue(interruption);
  useNames([now.to]);
  const count = (state: string) => now.steps.filter((step) => step.state === state).length;
  const [done, waiting] = [count('done'), count('waiting')];
  const refused = now.steps.filter((step) => step.state === 'refused');
  const finish = () => {
    putAway();
    onClose();
  };
  return (
    <Dialog
      title={busy ? t.handOver.running : waiting ? t.handOver.paused : t.handOver.over}
      look="wide"
      onClose={busy || waiting ? onClose : finish}
      footer={
        busy ? (
          <>
            <Button onClick={onClose}>{t.handOver.inBackground}</Button>
            <Button icon="pause" onClick={stop}>{t.handOver.stop}</Button>
          </>
        ) : (
          <>
            <Button onClick={finish}>{waiting ? t.handOver.leave(waiting) : t.handOver.done}</Button>
            {refused.length > 0 && <Button icon="rotate-ccw" onClick={() => void tryRefusedAgain()}>{t.handOver.again(refused.length)}</Button>}
            {waiting > 0 && <Button icon="play" look="primary" onClick={() => void goOn()}>{t.handOver.goOn(waiting)}</Button>}
          </>
        )
      }
    >
      <div class="stack">
        <p>{t.handOver.to}: <b><Owner id={now.to} /></b></p>
        <progress max={now.steps.length} value={now.steps.length - waiting} aria-label={t.handOver.running} />
        <p role="status">{t.handOver.so(done, now.steps.length, refused.length)}</p>
        {between && <Note tone="bad" icon="wifi-off">{wordsOf(between.problem)} {t.handOver.kept}</Note>}
        {refused.length > 0 && (
          <table class="simple">
            <thead><tr><th>{t.customers.name}</th><th>{t.handOver.why}</th></tr></thead>
            <tbody>
              {refused.map((step) => (
                <tr key={step.id}>
                  <th scope="row"><a href={address(`/customers/${step.id}`)}>{step.name || t.common.hiddenName}</a></th>
                  <td>{step.problem && wordsOf(step.problem)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Dialog>
  );
}

/** Says that a change of owners is under way, or was left halfway: also after the page was left. */
export function HandOverNote({ onShow }: { onShow: () => void }) {
  const { t } = useWords();
  const now = useValue(handing);
  const busy = useValue(running);
  if (!now) return null;
  const count = (state: string) => now.steps.filter((step) => step.state === state).length;
  return (
    <Note tone="info" icon={busy ? 'refresh-cw' : 'pause'} action={<Button small onClick={onShow}>{t.handOver.show}</Button>}>
      {busy ? t.handOver.running : count('waiting') ? t.handOver.paused : `${t.handOver.over}:`} {t.handOver.so(count('done'), now.steps.length, count('refused'))}
    </Note>
  );
}

export function ChosenBar({ chosen, most, onHandOver, onClear }: { chosen: number; most: number; onHandOver: () => void; onClear: () => void }) {
  const { t } = useWords();
  return (
    <div class="toolbar chosen" role="group" aria-label={t.handOver.chosen(chosen)}>
      <b role="status">{t.handOver.chosen(chosen)}</b>
      {chosen >= most && <span class="muted small">{t.handOver.most(most)}</span>}
      <Button icon="arrow-left-right" onClick={onHandOver}>{t.customers.assign}</Button>
      <Button look="quiet" onClick={onClear}><Icon name="x" /> {t.handOver.clear}</Button>
    </div>
  );
}
