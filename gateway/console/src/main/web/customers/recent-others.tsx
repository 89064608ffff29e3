import type { analytics } from 'api';
import type { Query } from '../core/api';
import { useNames } from '../core/lookup';
import { useMe } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { Note } from '../ui/bits';
import { useWords } from '../words/words';
import { useGroup } from './group';

const DAYS = 14;
const SHOWN = 3;
const TELLING = ['rapport.interaction.recorded.v1', 'rapport.opportunity.opened.v1'];

const text = (one: unknown) => (typeof one === 'string' ? one : undefined);

/** Who did it: what an import brought says by whom it was done, not by whom it was sent. */
const whoOf = ({ values, actor }: analytics.Entry) => text(values['employee']) ?? text(values['owner']) ?? (actor?.kind === 'EMPLOYEE' ? actor.id : undefined);

/** Companies of the group that are asked: those with whom somebody dealt last. */
const COMPANIES = 5;

const since = () => Date.now() - DAYS * 86_400_000;

/** Who else talked to this customer or to another one of its group lately, or opened a deal: told before one calls, or opens one more. */
export function RecentOthers({ customerId }: { customerId: string }) {
  const { t } = useWords();
  const read = useGroup(customerId, {});
  const busy = (read.value?.group.members ?? [])
    .filter((one) => one.id !== customerId && one.lastDealingAt && Date.parse(one.lastDealingAt) >= since())
    .sort((one, other) => (other.lastDealingAt ?? '').localeCompare(one.lastDealingAt ?? ''))
    .slice(0, COMPANIES);
  return (
    <div class="lately">
      <Note tone="info" icon="users">
        <b>{t.whole.othersLately(DAYS)}</b>
        <ul class="small">
          <Talks customerId={customerId} shown={SHOWN} />
          {busy.map((one) => <Talks key={one.id} customerId={one.id} company={one.name ?? t.common.hiddenName} shown={1} />)}
        </ul>
      </Note>
    </div>
  );
}

function Talks({ customerId, company, shown }: { customerId: string; company?: string; shown: number }) {
  const { t, f } = useWords();
  const me = useMe();
  const asked = { kind: ['interaction', 'opportunity'], limit: 30 } as unknown as Query<'GET /api/v1/views/customers/{id}/timeline'>;
  const read = useRead('GET /api/v1/views/customers/{id}/timeline', { path: { id: customerId }, query: asked }, { customerId });
  const others = (read.value?.items ?? []).filter((entry) => TELLING.includes(entry.type) && Date.parse(entry.at) >= since() && whoOf(entry) !== undefined && whoOf(entry) !== me.employee?.id);
  useNames(others.map(whoOf));
  return (
    <>
      {others.slice(0, shown).map((entry) => (
        <li key={entry.id}>{[company, names.of(whoOf(entry)) ?? t.common.hiddenName, entry.kind === 'opportunity' ? t.whole.openedDeal(text(entry.values['name']) ?? '') : (text(entry.values['subject']) ?? t.whole.talked), f.ago(entry.at)].filter(Boolean).join(' · ')}</li>
      ))}
      {others.length > shown && <li>{[company, t.campaigns.andMore(f.number(others.length - shown))].filter(Boolean).join(' · ')}</li>}
    </>
  );
}
