import { useMemo, useState } from 'preact/hooks';
import { session } from '../core/session';
import { useWords } from '../words/words';
import { Menu } from './menu';
import type { Column } from './table';

const keyOf = (table: string) => `rapport.columns.${session.get()?.user ?? ''}.${table}`;

function kept(table: string): readonly string[] | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf(table)) ?? 'null');
    return Array.isArray(read) ? read.map(String) : null;
  } catch {
    return null;
  }
}

export interface Columns {
  readonly chosen: readonly string[];
  /** `null` chooses the usual ones. */
  readonly choose: (next: readonly string[] | null) => void;
}

/** Which columns a person wants to see of a table; the first always. Kept for that person. */
export function useColumns<R>(table: string, all: readonly Column<R>[], usual: readonly string[]) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>(() => kept(table) ?? usual);
  const choose = (next: readonly string[] | null) => {
    if (next) localStorage.setItem(keyOf(table), JSON.stringify(next));
    else localStorage.removeItem(keyOf(table));
    setChosen(next ?? usual);
  };
  const [first, ...others] = all;
  const shown = useMemo(() => all.filter((column) => column === first || chosen.includes(column.key)), [all, chosen]);
  const menu = (
    <Menu
      label={t.customers.columns}
      icon="columns-3"
      groups={[
        { entries: others.map((column) => ({ label: column.head, checked: chosen.includes(column.key), many: true, act: () => choose(chosen.includes(column.key) ? chosen.filter((key) => key !== column.key) : [...chosen, column.key]) })) },
        { entries: [{ label: t.common.usual, icon: 'rotate-ccw', act: () => choose(null) }] },
      ]}
    >
      {t.customers.columns}
    </Menu>
  );
  const columns: Columns = { chosen, choose };
  return { shown, menu, columns };
}
