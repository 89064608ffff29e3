import { useAttempt } from '../core/attempt';
import { send } from '../core/commands';
import { useEvery } from '../core/polling';
import { again, keyOf, renew, useRead } from '../core/reads';
import { address, useHere } from '../core/router';
import { Blank, Bones, Note, Panel, Pill } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { Refused, wordsOf } from '../ui/refusals';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { type KindKey, KINDS, type Service } from './kinds';
import { made } from './memory';

const SERVICES: readonly Service[] = ['customers', 'opportunities', 'tickets', 'campaigns'];
const EVERY = 3000;

/** How far an import has come: at the service that took its rows, and in what is read from there. */
export function Import({ id }: { id: string }) {
  const { t, f } = useWords();
  const asked = useHere().query.get('of');
  const mine = made.all().find((one) => one.id === id);
  const service = SERVICES.find((one) => one === asked) ?? (mine ? KINDS[mine.kind].service : 'customers');
  const total = useRead(`GET /api/v1/${service}/imports/{id}`, { path: { id }, query: {} }, {});
  const visible = useRead('GET /api/v1/views/imports/{correlationId}', { path: { correlationId: id }, query: {} }, {});
  useTitle(mine?.file ?? id);
  const state = total.value;
  // That an import is finished is an event too.
  const events = state ? state.total + (state.completedAt ? 1 : 0) : 0;
  const seen = visible.value?.visible ?? 0;
  const settled = Boolean(state?.completedAt) && seen >= events;
  useEvery(EVERY, () => {
    if (settled) return;
    renew(keyOf(`GET /api/v1/${service}/imports/{id}`, { path: { id } }));
    renew(keyOf('GET /api/v1/views/imports/{correlationId}', { path: { correlationId: id } }));
  });
  return (
    <>
      <div class="page-head">
        <div class="who"><h1>{mine?.file ?? t.imports.oneImport}</h1><p class="muted small">{id}</p></div>
        <div class="actions"><LinkButton href={address('/imports')}>{t.imports.toImports}</LinkButton></div>
      </div>
      {total.refusal && !state ? (
        total.refusal.problem.status === 404 ? <Blank icon="circle-help" title={t.imports.nothingArrived}>{t.imports.nothingArrivedHint}</Blank> : <Refused refusal={total.refusal} />
      ) : !state ? (
        <Bones rows={8} label={t.common.loading} />
      ) : (
        <div class="stack">
          <Panel title={t.imports.rows} actions={state.completedAt ? <Pill tone="good" icon="circle-check">{t.imports.isFinished}</Pill> : <Pill tone="info">{t.imports.isOpen}</Pill>}>
            {state.counts.length ? (
              <div class="scroller" tabIndex={0} role="region" aria-label={`${t.imports.rows}: ${id}`}>
                <table class="simple">
                  <thead><tr><th>{t.imports.kind}</th><th class="end">{t.imports.created}</th><th class="end">{t.imports.changed}</th><th class="end">{t.imports.unchanged}</th><th class="end">{t.imports.rejected}</th></tr></thead>
                  <tbody>
                    {state.counts.map((one) => (
                      <tr key={one.kind}>
                        <th scope="row">{t.imports.kinds[keyOfOne(one.kind)] ?? one.kind}</th>
                        <td class="end num">{f.number(one.created)}</td><td class="end num">{f.number(one.changed)}</td><td class="end num">{f.number(one.unchanged)}</td><td class="end num">{one.rejected ? <span class="late">{f.number(one.rejected)}</span> : '0'}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            ) : (
              <p class="inside muted small">{t.imports.notCounted}</p>
            )}
            <dl class="facts inside">
              {state.startedAt && <><dt>{t.imports.startedAt}</dt><dd>{f.moment(state.startedAt)}</dd></>}
              {state.completedAt && <><dt>{t.imports.completedAt}</dt><dd>{f.moment(state.completedAt)}</dd></>}
            </dl>
          </Panel>
          <Panel title={t.imports.inViews}>
            <div class="inside stack">
              {visible.refusal && !visible.value ? (
                <Note icon="circle-alert">{wordsOf(visible.refusal.problem)}</Note>
              ) : (
                <>
                  <progress max={Math.max(1, events)} value={Math.min(seen, events)} aria-label={t.imports.inViews} />
                  <p role="status">{t.imports.visible(f.number(Math.min(seen, events)), f.number(events))} {settled && t.imports.allVisible}</p>
                </>
              )}
            </div>
          </Panel>
          {!state.completedAt && <Finish id={id} service={service} />}
        </div>
      )}
    </>
  );
}

const keyOfOne = (one: string) => (Object.values(KINDS).find((kind) => kind.one === one)?.key ?? one) as KindKey;

function Finish({ id, service }: { id: string; service: Service }) {
  const { t } = useWords();
  const { busy, refusal, run } = useAttempt(async () => {
    await send(`POST /api/v1/${service}/imports/{id}/completion`, { path: { id }, body: {}, query: {}, importId: id });
    again(keyOf(`GET /api/v1/${service}/imports/{id}`, { path: { id } }));
  });
  return (
    <Panel title={t.imports.finish}>
      <div class="inside stack">
        <p class="muted">{t.imports.finishHint}</p>
        {refusal && <div role="alert"><Note tone="bad" icon="circle-alert">{wordsOf(refusal.problem)}</Note></div>}
        <p><Button icon="check" look="primary" busy={busy} onClick={run}>{t.imports.finish}</Button></p>
      </div>
    </Panel>
  );
}
