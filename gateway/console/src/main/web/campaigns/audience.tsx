import { useEffect, useState } from 'preact/hooks';
import { ask, Refusal } from '../core/api';
import { send } from '../core/commands';
import { may } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { CustomerLink } from '../customers/link';
import { Bones, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { AddToAudience } from './audience-add';
import type { CampaignRecord } from './words';

const PAGE = 50;

/** Whom a campaign addresses; before its launch, those who plan it say who. */
export function Audience({ campaign }: { campaign: CampaignRecord }) {
  const { t, f } = useWords();
  const { id, state, revision } = campaign;
  const first = useRead('GET /api/v1/campaigns/{id}/audience', { path: { id }, query: { limit: PAGE, expand: 'customer' } }, { ids: [id] });
  const [further, setFurther] = useState<readonly string[]>([]);
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setFurther([]);
    setCursor(first.value?.nextCursor);
  }, [first.value]);
  const members = [...(first.value?.items ?? []).map((one) => one.customerId), ...further];
  const edits = may('campaigns') && state.status === 'PLANNED';
  const more = async () => {
    setBusy(true);
    try {
      const { value } = await ask('GET /api/v1/campaigns/{id}/audience', { path: { id }, query: { limit: PAGE, expand: 'customer', ...(cursor ? { cursor } : {}) } });
      setFurther([...further, ...value.items.map((one) => one.customerId)]);
      setCursor(value.nextCursor);
    } catch (failure) {
      say(refusalWords(failure), { bad: true });
    } finally {
      setBusy(false);
    }
  };
  const change = (way: 'additions' | 'removals', customerId: string) => send(`POST /api/v1/campaigns/{id}/audience/${way}`, { path: { id }, body: { customerIds: [customerId] }, query: {} });
  const remove = async (customerId: string) => {
    try {
      await change('removals', customerId);
      const name = names.of(customerId) ?? t.common.hiddenName;
      say(t.campaigns.removed(name), { action: { label: t.common.undo, act: () => void change('additions', customerId).catch((failure: Refusal) => say(refusalWords(failure), { bad: true })) } });
    } catch (failure) {
      say(refusalWords(failure), { bad: true });
    }
  };
  return (
    <Panel title={t.campaigns.members} count={f.number(state.audienceSize)} actions={edits && <Button small icon="user-plus" onClick={() => setOpen(true)}>{t.campaigns.addMembers}</Button>}>
      {members.length ? (
        <>
          <ul class="list">
            {members.map((one) => (
              <li key={one}>
                <span class="grow cut"><CustomerLink id={one} /></span>
                {edits && <Button small look="quiet" icon="x" aria-label={t.campaigns.removeMember(names.of(one) ?? t.common.hiddenName)} onClick={() => void remove(one)} />}
              </li>
            ))}
          </ul>
          {cursor && <p class="inside"><Button small busy={busy} onClick={() => void more()}>{t.campaigns.moreMembers}</Button></p>}
        </>
      ) : first.busy && !first.value ? (
        <Bones rows={4} label={t.common.loading} />
      ) : (
        <p class="inside muted small">{first.refusal ? refusalWords(first.refusal) : t.campaigns.noMembers}</p>
      )}
      {open && <AddToAudience id={id} revision={revision} before={state.audienceSize} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
