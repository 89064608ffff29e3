import { names } from '../core/names';
import { useNames } from '../core/lookup';
import { useRead } from '../core/reads';
import { address } from '../core/router';
import { Bones, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import { Headers } from './headers';
import type { ParkedRecord, Service } from './services';
import { actionWords, isSuspicious, reasonWords } from './words';

interface Props {
  service: Service;
  id: string;
  onReplay: (record: ParkedRecord) => void;
  onDiscard: (record: ParkedRecord) => void;
  onClose: () => void;
}

/** One parked record: where it lies, why it could not be taken, what the log still has of it, what was tried. */
export function ParkedDrawer({ service, id, onReplay, onDiscard, onClose }: Props) {
  const { t, f } = useWords();
  const read = useRead(`GET /api/v1/operations/${service}/parked/{id}`, { path: { id }, query: {} }, {});
  const tried = useRead(`GET /api/v1/operations/${service}/audit`, { query: { target: id, limit: 20 } }, {});
  const entries = (tried.value?.items ?? []).filter((one) => one.action === 'parked.replay' || one.action === 'parked.discard');
  useNames(entries.map((one) => one.actor));
  const parked = read.value?.parked;
  const inLog = read.value?.inLog;
  return (
    <Dialog
      title={t.operations.recordTitle}
      look="drawer"
      onClose={onClose}
      footer={parked?.status === 'OPEN' && (
        <>
          <Button icon="trash-2" onClick={() => onDiscard(parked)}>{t.operations.discard}</Button>
          <Button icon="rotate-ccw" look={isSuspicious(parked.reason) ? undefined : 'primary'} onClick={() => onReplay(parked)}>{t.operations.replay}</Button>
        </>
      )}
    >
      {read.refusal && !parked ? (
        <Refused refusal={read.refusal} />
      ) : !parked ? (
        <Bones rows={8} label={t.common.loading} />
      ) : (
        <div class="stack">
          <p class="row wrap"><Pill tone={isSuspicious(parked.reason) ? 'bad' : 'warn'}>{reasonWords(parked.reason, t)}</Pill><Pill>{t.operations.statuses[parked.status]}</Pill></p>
          <p>{t.operations.reasonHints[parked.reason]}</p>
          <dl class="facts">
            <dt>{t.operations.service}</dt><dd>{t.operations.services[service]}</dd>
            <dt>{t.operations.consumer}</dt><dd>{parked.consumer}</dd>
            <dt>{t.operations.detail}</dt><dd>{parked.detail}</dd>
            <dt>{t.operations.record}</dt><dd>{parked.key ? <a href={address('/operations/aggregate', { id: parked.key })}>{parked.key}</a> : t.operations.keyless}</dd>
            <dt>{t.operations.place}</dt><dd>{parked.topic} · {parked.partition} · {parked.offset}</dd>
            <dt>{t.operations.inLogSince}</dt><dd>{f.moment(parked.logTime)}</dd>
            <dt>{t.operations.parkedSince}</dt><dd>{f.moment(parked.firstSeen)}</dd>
            {parked.closed && <><dt>{t.operations.closedAt}</dt><dd>{f.moment(parked.closed)}</dd></>}
            {parked.note && <><dt>{t.operations.note}</dt><dd>{parked.note}</dd></>}
            <dt>{t.operations.hash}</dt><dd><code>{parked.hash}</code></dd>
          </dl>
          <h3>{t.operations.inLog}</h3>
          {inLog ? (
            <>
              {inLog.hash !== parked.hash && <p class="late small">{t.operations.otherHash}</p>}
              <Headers outline={inLog} />
            </>
          ) : (
            <p class="muted">{t.operations.notInLog}</p>
          )}
          <h3>{t.operations.tried}</h3>
          {tried.refusal ? (
            <p class="muted">{t.problems.failedTitle}</p>
          ) : entries.length ? (
            <ul class="stack">
              {entries.map((one) => <li key={one.id} class="small">{f.moment(one.at)} · {names.of(one.actor) ?? one.actor} · {actionWords(one.action, t)}: {t.operations.outcomes[one.outcome] ?? one.outcome} {one.code && <code>{one.code}</code>} {one.details['reason']}</li>)}
            </ul>
          ) : (
            <p class="muted">{t.operations.neverTried}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}
