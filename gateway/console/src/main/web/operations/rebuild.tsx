import { useEffect, useState } from 'preact/hooks';
import { type Answer, ask, Refusal } from '../core/api';
import { send } from '../core/commands';
import { Bones, Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { Refused } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { Service } from './services';
import { renewAll } from './states';
import type { Target } from './views';

/** What was done, and that everything about it is asked anew. */
function done(said: string) {
  say(said);
  renewAll();
}

const at = ({ view, build }: Target) => ({ view: view.name, number: String(build?.number ?? 0) });

export function RebuildDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useWords();
  const { service, view } = target;
  return (
    <Confirm
      title={t.operations.rebuildTitle(view.name, t.operations.services[service])}
      label={t.operations.rebuild}
      harmless
      onClose={onClose}
      act={async () => {
        const { number } = await send(`POST /api/v1/operations/${service}/views/{view}/generations`, { path: { view: view.name }, query: {} });
        done(t.operations.rebuildBegun(number));
      }}
    >
      <p>{t.operations.rebuildHint}</p>
    </Confirm>
  );
}

export function SwitchDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useWords();
  const [differs, setDiffers] = useState(false);
  const { service, view, build } = target;
  const now = view.generations.find((one) => one.current)?.number;
  return (
    <Confirm
      title={t.operations.switchTitle(view.name, build?.number ?? 0)}
      label={differs ? t.operations.switchAnyway : t.operations.switch}
      harmless={!differs}
      onClose={onClose}
      act={async () => {
        try {
          await send(`POST /api/v1/operations/${service}/views/{view}/generations/{number}/switch`, { path: at(target), query: { force: differs } });
        } catch (failure) {
          if (failure instanceof Refusal && failure.problem.code === 'rebuild.different') setDiffers(true);
          throw failure;
        }
        done(t.operations.switched(build?.number ?? 0));
      }}
    >
      <p>{t.operations.switchHint(build?.number ?? 0, now)}</p>
      {differs && <Note icon="circle-alert">{t.operations.differsHint}</Note>}
    </Confirm>
  );
}

export function DropDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useWords();
  const { service, view, build } = target;
  return (
    <Confirm
      title={t.operations.dropTitle(view.name, build?.number ?? 0)}
      label={t.operations.drop}
      onClose={onClose}
      act={async () => {
        await send(`DELETE /api/v1/operations/${service}/views/{view}/generations/{number}`, { path: at(target), query: {} });
        done(t.operations.dropped(build?.number ?? 0));
      }}
    >
      <p>{t.operations.dropHint}</p>
    </Confirm>
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
