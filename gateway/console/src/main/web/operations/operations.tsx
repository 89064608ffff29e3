import { useEffect, useRef } from 'preact/hooks';
import { has } from '../core/me';
import { Bones } from '../ui/bits';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import { Audit } from './audit';
import { Frame } from './frame';
import { ServicePanel } from './service-panel';
import { isRead, refusalOf, type State, useStates } from './states';
import { age } from './words';

/** Administrators may read what operators did, and nothing else of this. */
export const Operations = () => (has('administrator') && !has('operator') ? <Audit /> : <Overview />);

function Overview() {
  const { t } = useWords();
  const states = useStates();
  const moving = useMovingCounters(states);
  const refusals = states.map(refusalOf);
  const forbidden = refusals.find((refusal) => refusal?.problem.status === 403);
  return (
    <Frame title={t.operations.title}>
      {forbidden ? (
        <Refused refusal={forbidden} />
      ) : !states.some(isRead) ? (
        <Bones rows={10} label={t.common.loading} />
      ) : (
        <>
          <Figures states={states} />
          <div class="services">{states.map((state) => <ServicePanel key={state.service} state={state} stands={moving} />)}</div>
        </>
      )}
    </Frame>
  );
}

function Figures({ states }: { states: readonly State[] }) {
  const { t, f, language } = useWords();
  const silent = states.filter((state) => refusalOf(state)).length;
  const waiting = states.reduce((sum, { outbox }) => sum + (outbox?.value?.aggregates ?? 0), 0);
  const oldest = Math.max(0, ...states.map(({ outbox }) => outbox?.value?.oldestAgeSeconds ?? 0));
  const parked = states.reduce((sum, state) => sum + (state.parked.value?.items.length ?? 0), 0);
  const more = states.some((state) => state.parked.value?.nextCursor);
  const missing = states.reduce((sum, { views }) => sum + (views.value ?? []).reduce((of, view) => of + (view.generations.find((one) => one.current)?.missing ?? 0), 0), 0);
  const figures = [
    [t.operations.answering, `${f.number(states.length - silent)} / ${f.number(states.length)}`, silent ? t.operations.silent(silent) : t.operations.allAnswer, silent > 0],
    [t.operations.outbox, f.number(waiting), waiting ? t.operations.oldest(age(oldest, language)) : t.operations.nothingWaits, false],
    [t.operations.parked, more ? t.common.atLeast(f.number(parked)) : f.number(parked), parked ? t.operations.parkedHint : t.operations.nothingParked, parked > 0],
    [t.operations.missing, f.number(missing), missing ? t.operations.missingHint : t.operations.nothingMissing, false],
  ] as const;
  return (
    <ul class="figures">
      {figures.map(([label, figure, note, bad]) => (
        <li key={label} class={bad ? 'panel figure wrong' : 'panel figure'}><span class="muted small">{label}</span><b class="num">{figure}</b><span class="small note-line">{note}</span></li>
      ))}
    </ul>
  );
}

/** Heartbeats are counters: one that stands still over several answers belongs to an instance that is gone or hangs. */
function useMovingCounters(states: readonly State[]): (instance: string) => boolean {
  const seen = useRef(new Map<string, { counter: number; since: number }>());
  const answers = states.map(({ leases }) => leases?.value);
  useEffect(() => {
    for (const { instance, counter } of answers.flatMap((answer) => answer?.instances ?? [])) {
      if (seen.current.get(instance)?.counter !== counter) seen.current.set(instance, { counter, since: Date.now() });
    }
  }, answers);
  return (instance) => Date.now() - (seen.current.get(instance)?.since ?? Date.now()) > STANDS_AFTER;
}

const STANDS_AFTER = 20_000;
