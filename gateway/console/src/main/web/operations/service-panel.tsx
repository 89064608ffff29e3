import { address } from '../core/router';
import { Bones, Panel, Pill } from '../ui/bits';
import { Icon } from '../ui/icon';
import { wordsOf } from '../ui/refusals';
import { useWords } from '../words/words';
import { PoliciesPart } from './policies';
import { acts, owns } from './services';
import { isRead, refusalOf, type State } from './states';
import { TimersPart } from './timers';
import { ViewsPart } from './views';
import { age } from './words';

const LATE = 30;

export function ServicePanel({ state, stands }: { state: State; stands: (instance: string) => boolean }) {
  const { t, f, language } = useWords();
  const { service, outbox, parked, views, leases, timers, policies } = state;
  const refusal = refusalOf(state);
  const known = Boolean(outbox?.value ?? parked.value ?? views.value);
  const count = parked.value?.items.length ?? 0;
  const held = Boolean(timers?.value?.heldSince) || (timers?.value?.kinds.some((kind) => kind.stuck.length) ?? false) || Boolean(policies?.value?.stuck.length);
  const late = (outbox?.value?.oldestAgeSeconds ?? 0) > LATE;
  return (
    <Panel
      title={t.operations.services[service]}
      actions={refusal ? <Pill tone="bad" icon="circle-alert">{t.operations.noAnswer}</Pill> : !isRead(state) ? undefined : count || late || held ? <Pill tone="warn" icon="circle-alert">{t.operations.look}</Pill> : <Pill tone="good" icon="circle-check">{t.operations.well}</Pill>}
    >
      {refusal && (
        <p class="inside small unanswered" role="status">
          {wordsOf(refusal.problem)} {known && t.operations.lastKnown}
        </p>
      )}
      {!isRead(state) && !known ? (
        <Bones rows={4} label={t.common.loading} />
      ) : (
        known && (
          <>
            <dl class="facts inside">
              {outbox?.value && (
                <>
                  <dt>{t.operations.outbox}</dt>
                  <dd>
                    {outbox.value.aggregates ? (
                      <>
                        <span class={late ? 'late' : ''}>{t.operations.waiting(f.number(outbox.value.aggregates))} · {t.operations.oldest(age(outbox.value.oldestAgeSeconds, language))}</span>
                        <ul class="small">
                          {outbox.value.longest.map((one) => (
                            <li key={one.id}><a href={address('/operations/aggregate', { id: one.id })}>{one.id}</a> <span class="muted">{t.operations.events(one.events)}, <time dateTime={one.since}>{f.ago(one.since)}</time></span></li>
                          ))}
                        </ul>
                      </>
                    ) : (
                      <span class="muted">{t.operations.nothingWaits}</span>
                    )}
                  </dd>
                </>
              )}
              {parked.value && (
                <>
                  <dt>{t.operations.parked}</dt>
                  <dd>{count ? <a href={address('/operations/parked', { service })}>{parked.value.nextCursor ? t.common.atLeast(f.number(count)) : f.number(count)}</a> : <span class="muted">{t.operations.nothingParked}</span>}</dd>
                </>
              )}
              {leases?.value && (
                <>
                  <dt>{t.operations.leases}</dt>
                  <dd>
                    <ul>
                      {leases.value.instances.map((one) => (
                        <li key={one.instance}>
                          {one.instance} <span class="muted small">{t.operations.buckets(one.buckets.length)}{one.self && ` · ${t.operations.answers}`}</span>{' '}
                          {one.deposed ? <span class="late small">{t.operations.deposed}</span> : stands(one.instance) && <span class="late small">{t.operations.standsStill}</span>}
                        </li>
                      ))}
                    </ul>
                    {leases.value.free.length > 0 && <p class="late small"><Icon name="circle-alert" size={13} /> {t.operations.freeBuckets(leases.value.free.length)}</p>}
                  </dd>
                </>
              )}
              {timers?.value && timers.value.kinds.length > 0 && owns(service) && <TimersPart service={service} report={timers.value} />}
              {policies?.value && acts(service) && <PoliciesPart service={service} report={policies.value} />}
            </dl>
            {views.value && <ViewsPart service={service} views={views.value} />}
          </>
        )
      )}
    </Panel>
  );
}
