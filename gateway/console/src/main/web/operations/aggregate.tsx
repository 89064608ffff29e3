import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, Refusal } from '../core/api';
import { useRead } from '../core/reads';
import { address, setQuery, useHere } from '../core/router';
import { Blank, Bones, Panel, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Refused, wordsOf } from '../ui/refusals';
import { useWords } from '../words/words';
import { Frame } from './frame';
import { Headers } from './headers';
import { ownerOf, type RecordOutline, SERVICES, type Service } from './services';

/** Where an aggregate stands in each service, and its events as they lie in the log. */
export function Aggregate() {
  const { t } = useWords();
  const given = useHere().query.get('id') ?? '';
  const [typed, setTyped] = useState(given);
  useEffect(() => setTyped(given), [given]);
  const owner = ownerOf(given);
  return (
    <Frame title={t.operations.aggregateTitle}>
      <form
        class="toolbar"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery({ id: typed.trim() || null }, true);
        }}
      >
        <input class="input aggregate-id" type="search" aria-label={t.operations.aggregateId} placeholder={t.operations.aggregateId} value={typed} onInput={(e) => setTyped(e.currentTarget.value)} autoComplete="off" />
        <Button type="submit" icon="search">{t.operations.lookUp}</Button>
      </form>
      {!given ? (
        <Blank icon="search" title={t.operations.whichAggregate}>{t.operations.whichAggregateHint}</Blank>
      ) : (
        <div class="stack" key={given}>
          <div class="services standings">{SERVICES.map((service) => <Standing key={service} service={service} id={given} />)}</div>
          {owner ? <Events service={owner} id={given} /> : <Blank icon="circle-help" title={t.operations.unknownKind}>{t.operations.whichAggregateHint}</Blank>}
        </div>
      )}
    </Frame>
  );
}

function Standing({ service, id }: { service: Service; id: string }) {
  const { t, f } = useWords();
  const read = useRead(`GET /api/v1/operations/${service}/aggregates/{id}`, { path: { id }, query: {} }, { ids: [id] });
  const found = read.value;
  const held = found?.held;
  return (
    <Panel title={t.operations.services[service]} actions={held && (held.tombstone ? <Pill tone="warn">{t.operations.void}</Pill> : <Pill tone="info">{t.operations.holds}</Pill>)}>
      {!found ? (
        read.refusal ? <p class="inside small unanswered" role="status">{wordsOf(read.refusal.problem)}</p> : <Bones rows={3} label={t.common.loading} />
      ) : !held && !found.views.length && !found.parked.length ? (
        <p class="inside muted small">{t.operations.knowsNothing}</p>
      ) : (
        <dl class="facts inside">
          {held && (
            <>
              <dt>{t.operations.collection}</dt><dd>{held.collection}</dd>
              <dt>{t.operations.revision}</dt><dd>{f.number(held.revision)}</dd>
              <dt>{t.operations.sequence}</dt><dd>{held.epoch}.{held.sequence}</dd>
              {held.recorded && <><dt>{t.operations.lastEvent}</dt><dd>{f.moment(held.recorded)}</dd></>}
              <dt>{t.operations.outbox}</dt><dd>{held.unpublished ? <span class="late">{t.operations.events(held.unpublished)}{held.pendingSince && `, ${f.ago(held.pendingSince)}`}</span> : t.operations.nothingWaits}</dd>
            </>
          )}
          {found.views.map((view) => (
            <>
              <dt>{view.view} · {view.generation}</dt>
              <dd><span class="row wrap">{view.prefix ?? '–'}{view.highest && view.highest !== view.prefix && <span class="late">… {view.highest}</span>}<Pill tone={view.complete ? 'good' : 'warn'}>{view.complete ? t.operations.hasAll : t.operations.lacks}</Pill></span></dd>
            </>
          ))}
          {found.parked.length > 0 && (
            <>
              <dt>{t.operations.parked}</dt>
              <dd><ul>{found.parked.map((one) => <li key={one.id}><a href={address('/operations/parked', { service, record: one.id, of: service })}>{one.id}</a></li>)}</ul></dd>
            </>
          )}
        </dl>
      )}
    </Panel>
  );
}

interface Log {
  readonly events: readonly RecordOutline[];
  readonly next?: number | undefined;
  readonly topic: string;
  readonly partition: number;
  readonly scanned: number;
}

/** The log is read part by part: a partition holds the events of many. */
function Events({ service, id }: { service: Service; id: string }) {
  const { t, f } = useWords();
  const [log, setLog] = useState<Log | null>(null);
  const [busy, setBusy] = useState(true);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const gone = useRef(false);
  const load = async (before: Log | null) => {
    setBusy(true);
    setRefusal(null);
    try {
      const { value } = await ask(`GET /api/v1/operations/${service}/aggregates/{id}/events`, { path: { id }, query: { limit: 100, ...(before?.next === undefined ? {} : { from: before.next }) } });
      if (!gone.current) setLog({ ...value, events: [...(before?.events ?? []), ...value.events], scanned: (before?.scanned ?? 0) + value.scanned, next: value.next });
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (!gone.current) setRefusal(failure);
    } finally {
      if (!gone.current) setBusy(false);
    }
  };
  useEffect(() => {
    void load(null);
    return () => void (gone.current = true);
  }, []);
  return (
    <Panel title={t.operations.eventsInLog} count={log ? f.number(log.events.length) : undefined}>
      {refusal && !log ? (
        <Refused refusal={refusal} onAgain={() => void load(null)} />
      ) : !log ? (
        <Bones rows={6} label={t.operations.searchingLog} />
      ) : (
        <>
          <p class="inside small muted" role="status">{t.operations.scanned(log.topic, log.partition, f.number(log.scanned))}</p>
          {log.events.length ? (
            <ol class="list events">
              {log.events.map((one) => (
                <li key={`${one.topic} ${one.offset}`}>
                  <details>
                    <summary>
                      <Icon name="chevron-right" size={14} />
                      <b>{one.headers['ce_type'] ?? t.operations.noType}</b>
                      <span class="muted small">{t.operations.sequence} {one.headers['ce_epoch'] ?? '?'}.{one.headers['ce_sequence'] ?? '?'}</span>
                      <span class="small num">{f.moment(one.headers['ce_time'] ?? one.logTime)}</span>
                      {one.headers['ce_effectivetime'] && one.headers['ce_effectivetime'] !== one.headers['ce_time'] && <span class="muted small num">{t.operations.happened(f.moment(one.headers['ce_effectivetime']))}</span>}
                      {one.headers['ce_actor'] && <span class="muted small">{one.headers['ce_actor']}</span>}
                    </summary>
                    <dl class="facts"><dt>{t.operations.place}</dt><dd>{one.topic} · {one.partition} · {one.offset}</dd><dt>{t.operations.inLogSince}</dt><dd>{f.moment(one.logTime)}</dd></dl>
                    <Headers outline={one} />
                  </details>
                </li>
              ))}
            </ol>
          ) : (
            <p class="inside muted">{log.next === undefined ? t.operations.noEvents : t.operations.noEventsYet}</p>
          )}
          {refusal && <p class="inside small unanswered" role="alert">{wordsOf(refusal.problem)}</p>}
          {log.next !== undefined && <p class="inside"><Button busy={busy} onClick={() => void load(log)}>{t.operations.searchOn}</Button></p>}
        </>
      )}
    </Panel>
  );
}
