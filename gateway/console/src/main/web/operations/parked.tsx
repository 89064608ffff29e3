import { useEffect, useState } from 'preact/hooks';
import { ask } from '../core/api';
import { again, keyOf as readKeyOf } from '../core/reads';
import { setQuery, useHere } from '../core/router';
import { Blank, Bones, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import { Frame } from './frame';
import { usePages } from './pages';
import { DiscardDialog, ReplayDialog } from './parked-commands';
import { ParkedDrawer } from './parked-record';
import { isService, type Parked, type ParkedRecord, SERVICES } from './services';
import { forbiddenIn, Unanswered } from './unanswered';
import { isSuspicious, reasonWords } from './words';

const STATUSES = ['OPEN', 'REPLAYED', 'DISCARDED'] as const;
const REASONS = ['unreadable', 'refused', 'waits', 'misplaced', 'quarantine', 'conflict'];
const PAGE = 100;
const keyOf = (record: Parked) => `${record.service} ${record.id}`;

/** What services could not take, over all of them. */
export function ParkedList() {
  const { t, f } = useWords();
  const { query } = useHere();
  const only = query.get('service');
  const status = STATUSES.find((one) => one === query.get('status')) ?? 'OPEN';
  const reason = query.get('reason') ?? '';
  const services = isService(only) ? [only] : SERVICES;
  const pages = usePages<ParkedRecord>(`${services} ${status}`, services, async (service, cursor, background) => {
    const { value } = await ask(`GET /api/v1/operations/${service}/parked`, { query: { status, limit: PAGE, ...(cursor ? { cursor } : {}) }, background });
    return value;
  });
  const all: readonly Parked[] = pages.sources.flatMap(({ service, items }) => items.map((one) => ({ ...one, service })));
  const rows = all.filter((one) => !reason || one.reason === reason).toSorted((a, b) => (a.firstSeen < b.firstSeen ? 1 : -1));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<'replay' | 'discard' | null>(null);
  const [acting, setActing] = useState<readonly Parked[]>([]);
  useEffect(() => setChosen(new Set()), [`${services} ${status} ${reason}`]);
  const picked = rows.filter((row) => chosen.has(keyOf(row)));
  const forbidden = forbiddenIn(pages.sources);
  const begin = (what: 'replay' | 'discard', records: readonly Parked[]) => {
    setActing(records);
    setOpen(what);
  };
  const of = query.get('of');
  const record = query.get('record');
  const done = () => {
    setOpen(null);
    setChosen(new Set());
    void pages.again();
    if (isService(of) && record) again(readKeyOf(`GET /api/v1/operations/${of}/parked/{id}`, { path: { id: record } }));
  };
  const filtered = isService(only) || reason !== '' || status !== 'OPEN';
  return (
    <Frame title={t.operations.parkedTitle}>
      {forbidden ? (
        <Refused refusal={forbidden} />
      ) : (
        <>
          <div class="toolbar" role="search">
            <span class="filter"><Select aria-label={t.operations.service} value={isService(only) ? only : ''} onChoose={(service) => setQuery({ service })} options={SERVICES.map((one) => ({ value: one, label: t.operations.services[one] }))} empty={t.operations.everyService} /></span>
            <span class="filter"><Select aria-label={t.operations.status} value={status} onChoose={(one) => setQuery({ status: one === 'OPEN' ? null : one })} options={STATUSES.map((one) => ({ value: one, label: t.operations.statuses[one] }))} /></span>
            <span class="filter"><Select aria-label={t.operations.reason} value={reason} onChoose={(one) => setQuery({ reason: one })} options={REASONS.map((one) => ({ value: one, label: reasonWords(one, t) }))} empty={t.operations.everyReason} /></span>
            {filtered && <Button look="quiet" small onClick={() => setQuery({ service: null, status: null, reason: null })}>{t.common.clear}</Button>}
            <span class="push row" role="status">
              {picked.length > 0 && <span class="small">{t.operations.chosen(picked.length)}</span>}
            </span>
            {picked.length > 0 && <Button icon="rotate-ccw" onClick={() => begin('replay', picked)}>{t.operations.replay}</Button>}
            {picked.length > 0 && <Button icon="trash-2" onClick={() => begin('discard', picked)}>{t.operations.discard}</Button>}
          </div>
          <Unanswered sources={pages.sources} />
          <div class="panel clip">
            {!rows.length && pages.reading ? (
              <Bones rows={8} label={t.common.loading} />
            ) : !rows.length && pages.sources.every((one) => one.refusal) ? null : !rows.length ? (
              filtered ? <Blank icon="filter" title={t.operations.noParkedMatch} /> : <Blank icon="circle-check" title={t.operations.nothingParked}>{t.operations.nothingParkedHint}</Blank>
            ) : (
              <div class="scroller" tabIndex={0} role="region" aria-label={t.operations.parkedTitle}>
                <table class="simple parked">
                  <thead>
                    <tr>
                      {status === 'OPEN' && (
                        <th><input type="checkbox" aria-label={t.operations.chooseAll} checked={picked.length === rows.length} indeterminate={picked.length > 0 && picked.length < rows.length} onChange={(e) => setChosen(new Set(e.currentTarget.checked ? rows.map(keyOf) : []))} /></th>
                      )}
                      <th>{t.operations.service}</th><th>{t.operations.consumer}</th><th>{t.operations.reason}</th><th>{t.operations.record}</th><th>{t.operations.place}</th><th class="end">{t.operations.since}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={keyOf(row)} aria-selected={chosen.has(keyOf(row))}>
                        {status === 'OPEN' && (
                          <td><input type="checkbox" aria-label={t.operations.choose(row.id)} checked={chosen.has(keyOf(row))} onChange={(e) => setChosen(toggled(chosen, keyOf(row), e.currentTarget.checked))} /></td>
                        )}
                        <td>{t.operations.services[row.service]}</td>
                        <td>{row.consumer}</td>
                        <td><span class="row"><Pill tone={isSuspicious(row.reason) ? 'bad' : 'warn'}>{reasonWords(row.reason, t)}</Pill><span class="muted small">{row.detail}</span></span></td>
                        <td><button type="button" class="linklike" onClick={() => setQuery({ record: row.id, of: row.service }, true)}>{row.key ?? t.operations.keyless}</button></td>
                        <td class="muted small">{row.topic} · {row.partition} · {row.offset}</td>
                        <td class="end num"><time dateTime={row.firstSeen} title={f.moment(row.firstSeen)}>{f.ago(row.firstSeen)}</time></td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </div>
          {pages.hasMore && <p class="more-line"><Button busy={pages.busy} onClick={() => void pages.more()}>{t.operations.older}</Button></p>}
        </>
      )}
      {record && isService(of) && (
        <ParkedDrawer service={of} id={record} onReplay={(one) => begin('replay', [{ ...one, service: of }])} onDiscard={(one) => begin('discard', [{ ...one, service: of }])} onClose={() => setQuery({ record: null, of: null })} />
      )}
      {open === 'replay' && <ReplayDialog records={acting} onClose={done} />}
      {open === 'discard' && <DiscardDialog records={acting} onClose={done} />}
    </Frame>
  );
}

function toggled(chosen: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(chosen);
  if (on) next.add(key);
  else next.delete(key);
  return next;
}
