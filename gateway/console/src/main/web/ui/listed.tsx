import type { ComponentChildren } from 'preact';
import type { Read } from '../core/reads';
import { useWords } from '../words/words';
import { Bones } from './bits';
import { Refused } from './refusals';

interface Props<T> {
  read: Read<unknown>;
  items: readonly T[] | undefined;
  /** How much place it takes while it loads. */
  rows?: number;
  /** In place of no rows. */
  empty: ComponentChildren;
  children: (one: T) => ComponentChildren;
}

/** A short list that is read as a whole. */
export function Listed<T>({ read, items, rows = 6, empty, children }: Props<T>) {
  const { t } = useWords();
  if (!items) return read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={rows} label={t.common.loading} />;
  return items.length ? <ul class="list">{items.map(children)}</ul> : <>{empty}</>;
}
