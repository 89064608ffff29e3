import type { customer } from 'api';
import { useState } from 'preact/hooks';
import { send } from '../core/commands';
import { address } from '../core/router';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { Acting } from './services';
import { renewAll } from './states';
import { useReason } from './reason';

const aggregateOf = (event: string) => event.slice(0, event.indexOf('.'));

/** What the service does because of events, and on which events it could not act. */
export function PoliciesPart({ service, report }: { service: Acting; report: customer.PolicyOverview }) {
  const { t, f } = useWords();
  const [givingUp, setGivingUp] = useState<customer.StuckEvent | null>(null);
  const waiting = report.policies.reduce((sum, policy) => sum + policy.postponed, 0);
  return (
    <>
      <dt>{t.operations.policies}</dt>
      <dd>
        <span class={waiting ? '' : 'muted'}>{waiting ? t.operations.policiesWait(f.number(waiting)) : t.operations.policiesWell(f.number(report.policies.length))}</span>
        {report.stuck.length > 0 && (
          <ul class="small">
            {report.stuck.map((one) => (
              <li key={one.id} class="row wrap">
                <span>{one.policy}: <a href={address('/operations/aggregate', { id: aggregateOf(one.eventId) })}>{one.eventId}</a> <span class="late">{t.operations.timerFails(f.number(one.tries))}</span> <code>{one.reason}</code></span>
                <Button small onClick={() => setGivingUp(one)}>{t.operations.giveUp}</Button>
              </li>
            ))}
          </ul>
        )}
      </dd>
      {givingUp && <GiveUp service={service} event={givingUp} onClose={() => setGivingUp(null)} />}
    </>
  );
}

function GiveUp({ service, event, onClose }: { service: Acting; event: customer.StuckEvent; onClose: () => void }) {
  const { t } = useWords();
  const reason = useReason();
  const submit = async () => {
    if (!reason.isGiven()) return;
    try {
      await send(`POST /api/v1/operations/${service}/policies/events/{id}/discard`, { path: { id: event.id }, body: { note: reason.note } });
      renewAll();
      say(t.operations.givenUp);
      onClose();
    } catch (failure) {
      reason.refuse(refusalWords(failure));
    }
  };
  return (
    <Dialog
      title={t.operations.giveUpTitle(event.policy)}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" look="danger">{t.operations.giveUp}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t.operations.giveUpHint}</p>
        {reason.field}
      </div>
    </Dialog>
  );
}
