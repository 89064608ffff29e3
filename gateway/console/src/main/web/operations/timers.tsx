import type { customer } from 'api';
import { useState } from 'preact/hooks';
import { send } from '../core/commands';
import { address } from '../core/router';
import { Button } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { Owning } from './services';
import { renewAll } from './states';

/** What is due by itself and has not happened: because it is held since a restore, or because it fails. */
export function TimersPart({ service, report }: { service: Owning; report: customer.Report }) {
  const { t, f } = useWords();
  const [releasing, setReleasing] = useState(false);
  const overdue = report.kinds.reduce((sum, kind) => sum + kind.overdue, 0);
  const stuck = report.kinds.flatMap((kind) => kind.stuck);
  const release = async () => {
    await send(`POST /api/v1/operations/${service}/timers/release`, {});
    renewAll();
    say(t.operations.timersReleased);
  };
  return (
    <>
      <dt>{t.operations.timers}</dt>
      <dd>
        {report.heldSince ? (
          <p class="row wrap"><span class="late">{t.operations.timersHeld(f.moment(report.heldSince))}</span><Button small onClick={() => setReleasing(true)}>{t.operations.timersRelease}</Button></p>
        ) : stuck.length ? null : (
          <span class="muted">{overdue ? t.operations.timersDue(f.number(overdue)) : t.operations.nothingDue}</span>
        )}
        {stuck.length > 0 && (
          <ul class="small">
            {stuck.map((one) => (
              <li key={one.aggregateId}><a href={address('/operations/aggregate', { id: one.aggregateId })}>{one.aggregateId}</a> <span class="late">{t.operations.timerFails(f.number(one.tries))}</span>, <span class="muted">{t.operations.timerNext(f.moment(one.nextTry))}</span></li>
            ))}
          </ul>
        )}
      </dd>
      {releasing && (
        <Confirm title={t.operations.timersReleaseAsk(t.operations.services[service])} label={t.operations.timersRelease} act={release} onClose={() => setReleasing(false)}>
          <p>{t.operations.timersReleaseHint(f.number(overdue))}</p>
        </Confirm>
      )}
    </>
  );
}
