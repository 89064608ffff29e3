import { useEffect, useState } from 'preact/hooks';
import { ask } from '../core/api';
import { useNames } from '../core/lookup';
import { names } from '../core/names';
import { setQuery, useHere } from '../core/router';
import { Blank, Bones, Chip, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import { Frame } from './frame';
import { usePages } from './pages';
import { type AuditEntry, isService, SERVICES } from './services';
import { forbiddenIn, Unanswered } from './unanswered';
import { actionWords } from './words';

const PAGE = 50;
const LOOKS = ['list', 'look', 'show', 'search'];
const isLook = (action: string) => LOOKS.includes(action.slice(action.indexOf('.') + 1));

/** What operators did, over all services, the newest first. */
export function Audit() {
  const { t, f } = useWords();
  const { query } = useHere();
  const only = query.get('service');
  const target = query.get('target') ?? '';
  const actor = query.get('actor') ?? '';
  const looks = query.has('looks');
  const [typed, setTyped] = useState(target);
  useEffect(() => setTyped(target), [target]);
  const services = isService(only) ? [only] : SERVICES;
  const pages = usePages<AuditEntry>(`${services} ${target} ${actor}`, services, async (service, cursor, background) => {
    // the platform takes one of both: what was done to something is the shorter list
    const by = target ? { target } : actor ? { actor } : {};
    const { value } = await ask(`GET /api/v1/operations/${service}/audit`, { query: { ...by, limit: PAGE, ...(cursor ? { cursor } : {}) }, background });
    return value;
  });
  // Below the end of what one service has told so far, others' entries would stand in the wrong place.
  const horizon = pages.sources.reduce((latest, { next, items }) => (next && (items.at(-1)?.at ?? '') > latest ? items.at(-1)!.at : latest), '');
  const rows = pages.sources
    .flatMap(({ service, items }) => items.map((one) => ({ ...one, service })))
    .filter((one) => one.at >= horizon && (!actor || one.actor === actor) && (looks || !isLook(one.action)))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  useNames(rows.map((one) => one.actor));
  const forbidden = forbiddenIn(pages.sources);
  return (
    <Frame title={t.operations.auditTitle}>
      {forbidden ? (
        <Refused refusal={forbidden} />
      ) : (
        <>
          <form
            class="toolbar"
            role="search"
            onSubmit={(event) => {
              event.preventDefault();
              setQuery({ target: typed.trim() || null });
            }}
          >
            <span class="filter"><Select aria-label={t.operations.service} value={isService(only) ? only : ''} onChoose={(service) => setQuery({ service })} options={SERVICES.map((one) => ({ value: one, label: t.operations.services[one] }))} empty={t.operations.everyService} /></span>
            <input class="input aggregate-id" type="search" aria-label={t.operations.target} placeholder={t.operations.target} value={typed} onInput={(e) => setTyped(e.currentTarget.value)} autoComplete="off" />
            <label class="row"><input type="checkbox" checked={looks} onChange={(e) => setQuery({ looks: e.currentTarget.checked ? '1' : null })} />{t.operations.withLooks}</label>
            {target && <Chip label={`${t.operations.target}: ${target}`} removing={t.common.remove} onRemove={() => setQuery({ target: null })} />}
            {actor && <Chip label={`${t.operations.actor}: ${names.of(actor) ?? actor}`} removing={t.common.remove} onRemove={() => setQuery({ actor: null })} />}
          </form>
          <Unanswered sources={pages.sources} />
          <div class="panel clip">
            {!rows.length && pages.reading ? (
              <Bones rows={8} label={t.common.loading} />
            ) : !rows.length && pages.sources.every((one) => one.refusal) ? null : !rows.length ? (
              target || actor || isService(only) ? <Blank icon="filter" title={t.operations.noAuditMatch} /> : <Blank icon="history" title={t.operations.noAudit}>{looks ? '' : t.operations.noAuditHint}</Blank>
            ) : (
              <div class="scroller" tabIndex={0} role="region" aria-label={t.operations.auditTitle}>
                <table class="simple parked">
                  <thead><tr><th>{t.operations.when}</th><th>{t.operations.actor}</th><th>{t.operations.action}</th><th>{t.operations.service}</th><th>{t.operations.target}</th><th>{t.operations.outcome}</th></tr></thead>
                  <tbody>
                    {rows.map((one) => (
                      <tr key={`${one.service} ${one.id}`}>
                        <td class="num"><time dateTime={one.at}>{f.moment(one.at)}</time></td>
                        <td><button type="button" class="linklike" onClick={() => setQuery({ actor: one.actor })}>{names.of(one.actor) ?? one.actor}</button></td>
                        <td>{actionWords(one.action, t)}{one.times > 1 && <span class="muted small"> {t.operations.times(one.times)}</span>}</td>
                        <td>{t.operations.services[one.service]}</td>
                        <td><button type="button" class="linklike" onClick={() => setQuery({ target: one.target })}>{one.target}</button>{Object.values(one.details).length > 0 && <p class="muted small">{Object.values(one.details).join(' · ')}</p>}</td>
                        <td><span class="row"><Pill tone={one.outcome === 'done' ? 'good' : one.outcome === 'begun' ? 'warn' : 'bad'}>{t.operations.outcomes[one.outcome] ?? one.outcome}</Pill>{one.code && <code class="small">{one.code}</code>}</span></td>
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
    </Frame>
  );
}
