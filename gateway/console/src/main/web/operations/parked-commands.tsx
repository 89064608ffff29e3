import { useRef, useState } from 'preact/hooks';
import { send } from '../core/commands';
import { Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { Parked } from './services';
import { isSuspicious, reasonWords } from './words';
import { useReason } from './reason';

interface Refusing {
  readonly record: Parked;
  readonly why: string;
}

/** One after the other, the oldest place first: later records of an aggregate wait for earlier ones. */
function useRun(records: readonly Parked[], act: (record: Parked) => Promise<string | null>) {
  const [at, setAt] = useState<number | null>(null);
  const [refused, setRefused] = useState<readonly Refusing[]>([]);
  const stopped = useRef(false);
  const run = async () => {
    stopped.current = false;
    const failed: Refusing[] = [];
    setRefused([]);
    const ordered = records.toSorted((a, b) => a.offset - b.offset);
    for (const [i, record] of ordered.entries()) {
      if (stopped.current) return { done: i - failed.length, failed };
      setAt(i);
      try {
        const why = await act(record);
        if (why) failed.push({ record, why });
      } catch (failure) {
        failed.push({ record, why: refusalWords(failure) });
      }
      setRefused([...failed]);
    }
    setAt(null);
    return { done: records.length - failed.length, failed };
  };
  return { at, refused, run, stop: () => (stopped.current = true) };
}

function Outcome({ at, of, refused }: { at: number | null; of: number; refused: readonly Refusing[] }) {
  const { t } = useWords();
  return (
    <div role="status" class="stack">
      {at !== null && of > 1 && <><progress max={of} value={at} aria-label={t.operations.progress(at, of)} /><p class="small muted">{t.operations.progress(at, of)}</p></>}
      {refused.length > 0 && <Note tone="bad" icon="circle-alert">{t.operations.notDone(refused.length)}</Note>}
      {refused.length > 0 && <ul class="small codes">{refused.map(({ record, why }) => <li key={record.id}><code>{record.id}</code> {why}</li>)}</ul>}
    </div>
  );
}

export function ReplayDialog({ records, onClose }: { records: readonly Parked[]; onClose: () => void }) {
  const { t } = useWords();
  const suspicious = records.filter((one) => isSuspicious(one.reason)).length;
  const { at, refused, run, stop } = useRun(records, async (record) => {
    const { outcome, reason } = await send(`POST /api/v1/operations/${record.service}/parked/{id}/replay`, { path: { id: record.id }, query: {} });
    if (outcome === 'applied') return null;
    const [kind = '', ...rest] = (reason ?? '').split(': ');
    return [reasonWords(kind, t), ...rest].filter(Boolean).join(': ') || (t.operations.outcomes[outcome] ?? outcome);
  });
  const start = async () => {
    const { done, failed } = await run();
    if (done) say(t.operations.replayed(done));
    if (!failed.length) onClose();
  };
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      title={t.operations.replayTitle(records.length)}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{refused.length ? t.common.close : t.common.cancel}</Button>
          <Button look={suspicious ? 'danger' : 'primary'} busy={at !== null} onClick={() => void start()}>{t.operations.replay}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t.operations.replayHint}</p>
        {suspicious > 0 && <Note tone="bad" icon="circle-alert">{t.operations.suspiciousHint(suspicious)}</Note>}
        <Outcome at={at} of={records.length} refused={refused} />
      </div>
    </Dialog>
  );
}

export function DiscardDialog({ records, onClose }: { records: readonly Parked[]; onClose: () => void }) {
  const { t } = useWords();
  const reason = useReason();
  const { at, refused, run, stop } = useRun(records, async (record) => {
    await send(`POST /api/v1/operations/${record.service}/parked/{id}/discard`, { path: { id: record.id }, body: { note: reason.note }, query: {} });
    return null;
  });
  const close = () => {
    stop();
    onClose();
  };
  return (
    <Dialog
      title={t.operations.discardTitle(records.length)}
      onClose={close}
      onSubmit={async () => {
        if (!reason.isGiven() || at !== null) return;
        const { done, failed } = await run();
        if (done) say(t.operations.discarded(done));
        if (!failed.length) onClose();
      }}
      footer={
        <>
          <Button onClick={close}>{refused.length ? t.common.close : t.common.cancel}</Button>
          <Button type="submit" look="danger" busy={at !== null}>{t.operations.discard}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t.operations.discardHint}</p>
        {reason.field}
        <Outcome at={at} of={records.length} refused={refused} />
      </div>
    </Dialog>
  );
}
