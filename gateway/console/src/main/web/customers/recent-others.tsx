import type { analytics } from 'api';
import type { Query } from '../core/api';
import { useNames } from '../core/lookup';
import { useMe } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { Note } from '../ui/bits';
import { useWords } from '../words/words';

const DAYS = 14;
const SHOWN = 3;
const TELLING = ['rapport.interaction.recorded.v1', 'rapport.opportunity.opened.v1'];

const text = (one: unknown) => (typeof one === 'string' ? one : undefined);

/** Who did it: what an import brought says by whom it was done, not by whom it was sent. */
const whoOf = ({ values, actor }: analytics.Entry) => text(values['employee']) ?? text(values['owner']) ?? (actor?.kind === 'EMPLOYEE' ? actor.id : undefined);

/** Who else talked to this customer or opened a deal with it lately: told before one calls, or opens one more. */
export function RecentOthers({ customerId }: { customerId: string }) {
  const { t, f } = useWords();
  const me = useMe();
  const asked = { kind: ['interaction', 'opportunity'], limit: 30 } as unknown as Query<'GET /api/v1/views/customers/{id}/timeline'>;
  const read = useRead('GET /api/v1/views/customers/{id}/timeline', { path: { id: customerId }, query: asked }, { customerId });
  const since = Date.now() - DAYS * 86_400_000;
  const found = (read.value?.items ?? []).filter((entry) => TELLING.includes(entry.type) && Date.parse(entry.at) >= since && whoOf(entry) !== undefined && whoOf(entry) !== me.employee?.id);
  useNames(found.map(whoOf));
  if (!found.length) return null;
  return (
    <Note tone="info" icon="users">
      <b>{t.whole.othersLately(DAYS)}</b>
      <ul class="small">
        {found.slice(0, SHOWN).map((entry) => (
          <li key={entry.id}>{[names.of(whoOf(entry)) ?? t.common.hiddenName, entry.kind === 'opportunity' ? t.whole.openedDeal(text(entry.values['name']) ?? '') : (text(entry.values['subject']) ?? t.whole.talked), f.ago(entry.at)].filter(Boolean).join(' · ')}</li>
        ))}
        {found.length > SHOWN && <li>{t.campaigns.andMore(f.number(found.length - SHOWN))}</li>}
      </ul>
    </Note>
  );
}
