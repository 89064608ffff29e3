import type { analytics } from 'api';
import { useState } from 'preact/hooks';
import { labelOf } from '../core/me';
import { address, useHere } from '../core/router';
import { Avatar, Panel, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { useWords } from '../words/words';
import { treeOf, type Branch } from './organization';
import { Foot, None } from './parts';

interface Props {
  part: analytics.PartOfContact | undefined;
  /** Whether each can be opened: not in the past. */
  opens: boolean;
  onAdd: (() => void) | undefined;
}

/** Who works there, as a list or as the organization chart. */
export function ContactsPart({ part, opens, onAdd }: Props) {
  const { t } = useWords();
  const [chart, setChart] = useState(false);
  if (!part) return null;
  const byId = new Map(part.items.map((one) => [one.id, one.name]));
  return (
    <Panel
      title={t.whole.contacts}
      count={part.total}
      actions={
        <>
          {part.items.some((one) => one.reportsToId) && <Button icon={chart ? 'layout-list' : 'workflow'} look="quiet" small aria-label={chart ? t.whole.asList : t.whole.asChart} onClick={() => setChart(!chart)} />}
          {onAdd && <Button icon="user-plus" look="quiet" small aria-label={t.whole.addContact} onClick={onAdd} />}
        </>
      }
    >
      {!part.items.length ? (
        <None>{t.whole.noContacts}</None>
      ) : chart ? (
        <Chart branches={treeOf(part.items)} opens={opens} />
      ) : (
        <ul class="list">
          {part.items.map((one) => (
            <li key={one.id}>
              <Person one={one} opens={opens} superior={one.reportsToId && byId.get(one.reportsToId)} />
            </li>
          ))}
        </ul>
      )}
      <Foot part={part} />
    </Panel>
  );
}

function Chart({ branches, opens }: { branches: readonly Branch[]; opens: boolean }) {
  return (
    <ul class="chart">
      {branches.map(({ one, below }) => (
        <li key={one.id}>
          <div class="row"><Person one={one} opens={opens} brief /></div>
          {below.length > 0 && <Chart branches={below} opens={opens} />}
        </li>
      ))}
    </ul>
  );
}

function Person({ one, opens, superior, brief }: { one: analytics.Contact; opens: boolean; superior?: string | undefined; brief?: boolean }) {
  const { t, of } = useWords();
  const { path, query } = useHere();
  const href = () => {
    const next = new URLSearchParams(query);
    next.set('contact', one.id);
    return address(path, next);
  };
  const name = one.name ?? <span class="muted">{t.whole.noPersonal}</span>;
  return (
    <>
      <Avatar name={one.name ?? '–'} seed={one.id} />
      <div class="grow">
        <div class="row apart">
          {opens ? <a class="plain cut strong" href={href()}>{name}</a> : <b class="cut">{name}</b>}
          {one.decisionRole && <Pill>{labelOf('contact', 'decisionRole', one.decisionRole, of)}</Pill>}
        </div>
        <p class="muted small cut">{[one.left ? t.whole.left : one.jobTitle, superior && t.whole.reportsTo(superior)].filter(Boolean).join(' · ')}</p>
        {!brief && (one.email || one.phone) && (
          <p class="small row wrap">
            {one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>}
            {one.email && <a class="cut" href={`mailto:${one.email}`}>{one.email}</a>}
          </p>
        )}
      </div>
    </>
  );
}
