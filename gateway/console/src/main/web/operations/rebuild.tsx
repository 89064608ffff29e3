import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Answer, ask, Refusal } from '../core/api';
import { send } from '../core/commands';
import { Bones, Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Refused, refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { Service } from './services';
import { renewAll } from './states';
import type { Target } from './views';

interface Asking {
  title: string;
  label: string;
  danger?: boolean;
  children: ComponentChildren;
  onClose: () => void;
  /** What is said when it is done. */
  act: () => Promise<string>;
}

/** Says what a step does before it is taken; what the platform has against it is told in the same place. */
function Ask({ title, label, danger, children, onClose, act }: Asking) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setRefused(null);
    try {
      say(await act());
      renewAll();
      onClose();
    } catch (failure) {
      setRefused(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void run()}>{label}</Button>
        </>
      }
    >
      <div class="stack">
        {children}
        {refused !== null && <div role="alert"><Note tone="bad" icon="circle-alert">{refusalWords(refused)}</Note></div>}
      </div>
    </Dialog>
  );
}

const at = ({ view, build }: Target) => ({ view: view.name, number: String(build?.number ?? 0) });

export function RebuildDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useWords();
  const { service, view } = target;
  return (
    <Ask
      title={t.operations.rebuildTitle(view.name, t.operations.services[service])}
      label={t.operations.rebuild}
      onClose={onClose}
      act={async () => {
        const { number } = await send(`POST /api/v1/operations/${service}/views/{view}/generations`, { path: { view: view.name }, query: {} });
        return t.operations.rebuildBegun(number);
      }}
    >
      <p>{t.operations.rebuildHint}</p>
    </Ask>
  );
}

export function SwitchDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useWords();
  const [differs, setDiffers] = useState(false);
  const { service, view, build } = target;
  const now = view.generations.find((one) => one.current)?.number;
  return (
    <Ask
      title={t.operations.switchTitle(view.name, build?.number ?? 0)}
      label={differs ? t.operations.switchAnyway : t.operations.switch}
      danger={differs}
      onClose={onClose}
      act={async () => {
        try {
          await send(`POST /api/v1/operations/${service}/views/{view}/generations/{number}/switch`, { path: at(target), query: { force: differs } });
        } catch (failure) {
          if (failure instanceof Refusal && failure.problem.code === 'rebuild.different') setDiffers(true);
          throw failure;
        }
        return t.operations.switched(build?.number ?? 0);
      }}
    >
      <p>{t.operations.switchHint(build?.number ?? 0, now)}</p>
      {differs && <Note icon="circle-alert">{t.operations.differsHint}</Note>}
    </Ask>
  );
}

export function DropDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useWords();
  const { service, view, build } = target;
  return (
    <Ask
      title={t.operations.dropTitle(view.name, build?.number ?? 0)}
      label={t.operations.drop}
      danger
      onClose={onClose}
      act={async () => {
        await send(`DELETE /api/v1/operations/${service}/views/{view}/generations/{number}`, { path: at(target), query: {} });
        return t.operations.dropped(build?.number ?? 0);
      }}
    >
      <p>{t.operations.dropHint}</p>
    </Ask>
  );
}

export function CompareDialog({ target, onClose, onSwitch }: { target: Target; onClose: () => void; onSwitch: () => void }) {
  const { t } = useWords();
  const { service, view, build } = target;
  const [found, setFound] = useState<Answer<`GET /api/v1/operations/${Service}/views/{view}/generations/{number}/differences`> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    ask(`GET /api/v1/operations/${service}/views/{view}/generations/{number}/differences`, { path: at(target), query: {}, signal: leaving.signal }).then(
      ({ value }) => setFound(value),
      (failure: unknown) => failure instanceof Refusal && setRefusal(failure),
    );
    return () => leaving.abort();
  }, []);
  return (
    <Dialog
      title={t.operations.compareTitle(view.name, build?.number ?? 0)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.common.close}</Button>
          {found && <Button look={found.equal ? 'primary' : undefined} onClick={onSwitch}>{t.operations.switch}</Button>}
        </>
      }
    >
      {refusal ? (
        <Refused refusal={refusal} />
      ) : !found ? (
        <Bones rows={3} label={t.operations.comparing} />
      ) : found.equal ? (
        <p role="status">{t.operations.equal}</p>
      ) : (
        <div class="stack" role="status">
          <p>{t.operations.different}</p>
          <ul class="codes">{found.examples.map((one) => <li key={one}><code>{one}</code></li>)}</ul>
        </div>
      )}
    </Dialog>
  );
}
