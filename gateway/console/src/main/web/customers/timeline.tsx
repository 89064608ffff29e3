import type { analytics } from 'api';
import { useEffect, useState } from 'preact/hooks';
import { ask, Refusal } from '../core/api';
import { useNames } from '../core/lookup';
import { useRead } from '../core/reads';
import { setQuery, useParam } from '../core/router';
import { Blank, Bones, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon, type IconName } from '../ui/icon';
import { Refused } from '../ui/refusals';
import { Tabs } from '../ui/tabs';
import { useWords } from '../words/words';
import type { Moment } from './as-of';
import { describe, othersIn } from './timeline-words';

type Entry = analytics.Entry;

const ICONS: Record<string, IconName> = { customer: 'building-2', contact: 'user', interaction: 'message-square', opportunity: 'handshake', task: 'list-todo', ticket: 'ticket', touch: 'send', response: 'mouse-pointer-click' };
const CHANNELS: Record<string, IconName> = { CALL: 'phone', EMAIL: 'mail', MEETING: 'users', VISIT: 'building-2' };
const PAGE = 40;

/** The first page, of one kind or of all: that of all also tells how many there are of each kind. */
export const firstPage = (id: string, moment: Moment, kind: string) => ({ path: { id }, query: { ...moment, limit: PAGE, total: true, ...(kind ? { kind } : {}) } });
export const aboutOf = (id: string, moment: Moment) => (moment.asOf ? {} : { customerId: id, ids: [id] });

interface Props {
  id: string;
  moment: Moment;
  whole: analytics.CustomerView;
  onLog: (() => void) | undefined;
}

/** What happened, newest first; by kind; a new interaction is written where one looks. */
export function Timeline({ id, moment, whole, onLog }: Props) {
  const { t } = useWords();
  const kind = useParam('kind') ?? '';
  const first = useRead('GET /api/v1/views/customers/{id}/timeline', firstPage(id, moment, kind), aboutOf(id, moment));
  const [older, setOlder] = useState<readonly Entry[]>([]);
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    setOlder([]);
    setCursor(first.value?.nextCursor);
  }, [first.value]);

  const more = async () => {
    if (!cursor) return;
    setBusy(true);
    try {
      const { value } = await ask('GET /api/v1/views/customers/{id}/timeline', { path: { id }, query: { ...firstPage(id, moment, kind).query, total: false, cursor } });
      setOlder([...older, ...value.items]);
      setCursor(value.nextCursor);
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
    } finally {
      setBusy(false);
    }
  };
  const entries = [...(first.value?.items ?? []), ...older];
  useNames(entries.flatMap((entry) => [entry.actor?.kind === 'EMPLOYEE' ? entry.actor.id : undefined, ...['owner', 'handler', 'campaign', 'employee', 'parent'].map((one) => entry.values[one] as string | null | undefined)]));
  useNames(othersIn(entries, whole));
  const totals = useRead('GET /api/v1/views/customers/{id}/timeline', firstPage(id, moment, ''), aboutOf(id, moment));
  const byKind = totals.value?.totals?.byKind ?? {};
  const tabs = [{ value: '', label: t.whole.everything }, ...Object.keys(t.whole.kinds).filter((one) => byKind[one]).map((one) => ({ value: one, label: t.whole.kinds[one]!, count: byKind[one] }))];
  return (
    <Panel title={t.whole.timeline} actions={onLog && <Button icon="plus" small onClick={onLog}>{t.whole.logShort}</Button>}>
      <Tabs label={t.whole.timeline} tabs={tabs} value={kind} onChoose={(one) => setQuery({ kind: one || null })} panel="timeline" />
      <div id="timeline" role="tabpanel" aria-labelledby={`timeline-${kind || 'all'}`} tabIndex={0}>
        {first.refusal && !first.value ? (
          <Refused refusal={first.refusal} />
        ) : !first.value ? (
          <Bones rows={8} label={t.common.loading} />
        ) : entries.length ? (
          <ol class="timeline">
            {entries.map((entry, i) => <EntryRow key={entry.id} entry={entry} before={entries[i - 1]} whole={whole} corrects={onLog !== undefined} />)}
          </ol>
        ) : (
          <Blank icon="history" title={t.whole.noEntries} />
        )}
        {cursor && <p class="inside"><Button busy={busy} onClick={() => void more()}>{t.whole.older}</Button></p>}
      </div>
    </Panel>
  );
}

function EntryRow({ entry, before, whole, corrects }: { entry: Entry; before: Entry | undefined; whole: analytics.CustomerView; corrects: boolean }) {
  const { t, f } = useWords();
  const told = describe(entry, whole);
  const newDay = !before || f.day(before.at) !== f.day(entry.at);
  return (
    <li>
      {newDay && <div class="day">{f.day(entry.at)}</div>}
      <div class={`entry ${entry.kind}`}>
        <span class="spot"><Icon name={CHANNELS[entry.values['channel'] as string] ?? ICONS[entry.kind] ?? 'file-text'} size={14} /></span>
        <div class="grow">
          <p class="row apart">
            <span class="cut"><b>{told.title}</b>{told.about && <> · {told.href ? <a href={told.href}>{told.about}</a> : told.about}</>}</span>
            <span class="row">
              {corrects && entry.kind === 'interaction' && <Button icon="pencil" look="quiet" small aria-label={t.whole.correctOne(told.title)} onClick={() => setQuery({ interaction: entry.aggregateId })} />}
              <time class="muted small num" dateTime={entry.at} title={f.moment(entry.at)}>{f.time(entry.at)}</time>
            </span>
          </p>
          {told.text && <p class="text">{told.text}</p>}
          {told.facts.length > 0 && <p class="muted small">{told.facts.join(' · ')}</p>}
        </div>
      </div>
    </li>
  );
}
