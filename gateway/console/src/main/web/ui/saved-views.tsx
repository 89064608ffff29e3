import { useState } from 'preact/hooks';
import { setQuery, useHere } from '../core/router';
import { keepViews, MOST_VIEWS, type SavedView, savedViews } from '../core/saved-views';
import { useWords } from '../words/words';
import { Button } from './button';
import type { Columns } from './columns';
import { Dialog } from './dialog';
import { TextField } from './field';
import { Menu } from './menu';
import { say } from './toast';

const LONGEST = 60;

interface Props {
  list: string;
  /** What of the address a view is made of. */
  parts: readonly string[];
  columns?: Columns | undefined;
}

/** Views of a list that a person named: looked at again, made, replaced and deleted here. */
export function SavedViews({ list, parts, columns }: Props) {
  const { t } = useWords();
  const { query } = useHere();
  const [views, setViews] = useState(() => savedViews(list));
  const [naming, setNaming] = useState(false);
  const now = Object.fromEntries(parts.flatMap((part) => (query.get(part) ? [[part, query.get(part)!] as const] : [])));
  const isShown = (view: SavedView) =>
    parts.every((part) => (view.query[part] ?? '') === (now[part] ?? '')) && (!columns || !view.columns || view.columns.join() === columns.chosen.join());
  const shown = views.find(isShown);
  const keep = (next: readonly SavedView[]) => {
    const sorted = [...next].sort((a, b) => a.name.localeCompare(b.name));
    if (!keepViews(list, sorted)) {
      say(t.views.noRoom, { bad: true });
      return false;
    }
    setViews(sorted);
    return true;
  };
  const look = (view: SavedView) => {
    setQuery(Object.fromEntries(parts.map((part) => [part, view.query[part] ?? null])));
    if (view.columns) columns?.choose(view.columns);
  };
  const save = (name: string) => {
    if (!keep([...views.filter((view) => view.name !== name), { name, query: now, columns: columns?.chosen }])) return;
    setNaming(false);
    say(t.views.saved(name));
  };
  const drop = (view: SavedView) => {
    const before = views;
    if (keep(views.filter((one) => one !== view))) say(t.views.deleted(view.name), { action: { label: t.common.undo, act: () => keep(before) } });
  };
  return (
    <>
      <Menu
        label={t.views.title}
        icon="star"
        groups={[
          { entries: views.map((view) => ({ label: view.name, checked: view === shown, act: () => look(view) })) },
          { entries: [{ label: t.views.save, icon: 'plus', act: () => setNaming(true) }, ...(shown ? [{ label: t.views.delete(shown.name), icon: 'trash-2' as const, act: () => drop(shown) }] : [])] },
        ]}
      >
        {shown?.name ?? t.views.title}
      </Menu>
      {naming && <NameOfView views={views} onSave={save} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameOfView({ views, onSave, onClose }: { views: readonly SavedView[]; onSave: (name: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const name = typed.trim();
  const replaces = views.some((view) => view.name === name);
  const wrong = !name ? t.views.nameNeeded : !replaces && views.length >= MOST_VIEWS ? t.views.tooMany(MOST_VIEWS) : undefined;
  return (
    <Dialog
      title={t.views.save}
      onClose={onClose}
      onSubmit={() => (wrong ? setTried(true) : onSave(name))}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" type="submit">{t.common.save}</Button>
        </>
      }
    >
      <TextField name="name" label={t.views.name} value={typed} onText={setTyped} maxLength={LONGEST} required hint={replaces ? t.views.replaces : t.views.here} error={tried ? wrong : undefined} />
    </Dialog>
  );
}
