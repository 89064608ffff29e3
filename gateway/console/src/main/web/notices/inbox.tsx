import type { customer } from 'api';
import { useState } from 'preact/hooks';
import type { Query } from '../core/api';
import { send } from '../core/commands';
import { useNames } from '../core/lookup';
import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { type DealRecord, nameOfDeal } from '../core/pipelines';
import { useRead } from '../core/reads';
import { address, go } from '../core/router';
import type { TicketRecord } from '../desk/commands';
import type { TaskRecord } from '../tasks/deeds';
import { Blank } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Listed } from '../ui/listed';
import { refusalWords } from '../ui/refusals';
import { Tabs } from '../ui/tabs';
import { say } from '../ui/toast';
import { useWords, words } from '../words/words';
import { SHOWN, unreadOf } from './unread';

type NoticeRecord = customer.ViewOfNoticeState;

/** Where what a notice is about is looked at. */
const PLACES: Record<string, (id: string) => string> = {
  tsk: (id) => address('/tasks', { open: id, whose: 'all' }),
  cus: (id) => address(`/customers/${id}`),
  opp: (id) => address(`/deals/${id}`),
  tic: (id) => address(`/tickets/${id}`),
};

async function become(notice: NoticeRecord, read: boolean): Promise<boolean> {
  try {
    const operation = read ? 'POST /api/v1/notices/{id}/reading' : 'POST /api/v1/notices/{id}/keeping';
    await send(operation, { path: { id: notice.id }, body: {} });
    return true;
  } catch (failure) {
    say(refusalWords(failure), { bad: true });
    return false;
  }
}

/** One after the other: the first that is refused says why for all. */
async function putAllAway(notices: readonly NoticeRecord[]) {
  const { t } = words();
  for (const notice of notices) if (!(await become(notice, true))) return;
  say(t.notices.allPutAway(notices.length));
}

/** What one is told of, what is new first. */
export function Inbox({ employee, onClose }: { employee: string; onClose: () => void }) {
  const { t, f, of } = useWords();
  const [which, setWhich] = useState<'new' | 'all'>('new');
  const query = which === 'new' ? unreadOf(employee) : ({ employee, limit: SHOWN, expand: 'customer,employee' } as unknown as Query<'GET /api/v1/notices'>);
  const read = useRead('GET /api/v1/notices', { query }, { kinds: ['notice'] });
  const notices = read.value?.items as readonly NoticeRecord[] | undefined;
  const called = useTitles(notices?.map(({ state }) => state.aboutId) ?? []);
  useNames(notices?.flatMap(({ state }) => [state.customerId, state.givenById]) ?? []);
  const fresh = notices?.filter(({ state }) => !state.read) ?? [];
  return (
    <Dialog
      title={t.notices.title}
      look="drawer"
      onClose={onClose}
      footer={fresh.length > 1 && <Button icon="check" onClick={() => void putAllAway(fresh)}>{t.notices.putAllAway(fresh.length)}</Button>}
    >
      <div class="stack">
        <Tabs label={t.notices.which} tabs={[{ value: 'new', label: t.notices.fresh }, { value: 'all', label: t.notices.all }]} value={which} onChoose={setWhich} panel="notices" />
        <div id="notices" role="tabpanel" aria-labelledby={`notices-${which}`}>
        <Listed read={read} items={notices} rows={4} empty={<Blank icon="bell" title={which === 'new' ? t.notices.empty : t.notices.never} />}>
          {(notice) => {
            const { state } = notice;
            const what = called.get(state.aboutId) ?? names.of(state.aboutId);
            const place = PLACES[state.aboutId.slice(0, 3)]?.(state.aboutId);
            const name = what ?? labelOf('notice', 'kind', state.kind, of);
            const look = () => {
              if (!state.read) void become(notice, true);
              if (place) go(place);
              else onClose();
            };
            return (
              <li key={notice.id} class={state.read ? 'muted' : ''}>
                <div class="grow">
                  <p class="row apart">
                    <a class="plain strong cut" href={place} onClick={(event) => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); look(); } }}>{name}</a>
                    {state.read ? <Button small look="quiet" icon="rotate-ccw" aria-label={t.notices.keep(name)} title={t.notices.keep(name)} onClick={() => void become(notice, false)} /> : <Button small look="quiet" icon="check" aria-label={t.notices.putAway(name)} title={t.notices.putAway(name)} onClick={() => void become(notice, true)} />}
                  </p>
                  <p class="row apart muted small">
                    <span class="cut">{[what && labelOf('notice', 'kind', state.kind, of), state.customerId !== state.aboutId && names.of(state.customerId), state.givenById && t.notices.by(names.of(state.givenById) ?? t.common.hiddenName)].filter(Boolean).join(' · ')}</span>
                    {state.createdAt && <time class="num" dateTime={state.createdAt}>{f.moment(state.createdAt)}</time>}
                  </p>
                </div>
              </li>
            );
          }}
        </Listed>
        </div>
      </div>
    </Dialog>
  );
}

/** What tasks, deals and tickets are called, as far as one may see them. */
function useTitles(ids: readonly string[]): ReadonlyMap<string, string> {
  const some = (prefix: string) => [...new Set(ids.filter((id) => id.startsWith(prefix)))].sort();
  const asked = (prefix: string, allowed: boolean) => {
    const id = some(prefix);
    return id.length && allowed ? { query: { id, limit: id.length } } : null;
  };
  const tasks = useRead('GET /api/v1/tasks', asked('tsk_', true), { kinds: ['task'] });
  const deals = useRead('GET /api/v1/opportunities', asked('opp_', may('readsDeals')), { kinds: ['opportunity'] });
  const tickets = useRead('GET /api/v1/tickets', asked('tic_', may('tickets')), { kinds: ['ticket'] });
  const titles = new Map<string, string | undefined>();
  for (const one of (tasks.value?.items ?? []) as readonly TaskRecord[]) titles.set(one.id, one.personal?.subject);
  for (const one of (deals.value?.items ?? []) as readonly DealRecord[]) titles.set(one.id, nameOfDeal(one));
  for (const one of (tickets.value?.items ?? []) as readonly TicketRecord[]) titles.set(one.id, one.personal?.subject);
  return new Map([...titles].filter((each): each is [string, string] => Boolean(each[1])));
}
