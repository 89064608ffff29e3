import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Answer, type Query, type Reading, Refusal, type Request, ask, url } from './api';
import type { WithNames } from './names';
import { changes } from './changes';

interface Page {
  readonly items: readonly { readonly id: string }[];
  readonly nextCursor?: string;
  readonly total?: number;
  readonly totalIsAtLeast?: boolean;
}
type Listing = { [N in Reading]: Answer<N> extends Page ? N : never }[Reading];
type ItemOf<N extends Listing> = Answer<N> extends { items: readonly (infer I)[] } ? I : never;

export interface List<I> {
  readonly items: readonly I[];
  readonly total: number | null;
  readonly totalIsAtLeast: boolean;
  readonly more: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** Others have changed what stands here since it was read, beyond what could be put right in place. */
  readonly outdated: boolean;
  readonly namesMissing: readonly string[];
  next(): void;
  again(): void;
}

interface Held<I> {
  items: readonly I[];
  cursor: string | undefined;
  total: number | null;
  totalIsAtLeast: boolean;
  ended: boolean;
  namesMissing: readonly string[];
}

const empty = { items: [], cursor: undefined, total: null, totalIsAtLeast: false, ended: false, namesMissing: [] };

/** A list read by cursor, page after page. Records in it that others change are read anew in place. */
export function useList<N extends Listing>(operation: N, query: Query<N>, kind: string): List<ItemOf<N>> {
  type I = ItemOf<N>;
  const key = url(operation, { query });
  const [held, setHeld] = useState<Held<I>>(empty);
  const [busy, setBusy] = useState(true);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [outdated, setOutdated] = useState(false);
  const now = useRef({ key, round: 0, busy: false, held: empty as Held<I> });

  const put = (next: Held<I>) => {
    now.current.held = next;
    setHeld(next);
  };
  const load = useCallback(
    async (from: Held<I> | null, background = false) => {
      const round = ++now.current.round;
      now.current.busy = true;
      setBusy(true);
      try {
        const paged = { ...query, ...(from?.cursor ? { cursor: from.cursor } : {}) };
        const { value } = await ask(operation, { query: paged, background } as unknown as Request<N>);
        if (round !== now.current.round) return;
        const page = value as Page & WithNames;
        const before = from?.items ?? [];
        const seen = new Set(before.map((item) => (item as { id: string }).id));
        put({
          items: [...before, ...(page.items as readonly I[]).filter((item) => !seen.has((item as { id: string }).id))],
          cursor: page.nextCursor,
          total: page.total ?? from?.total ?? null,
          totalIsAtLeast: page.totalIsAtLeast ?? from?.totalIsAtLeast ?? false,
          ended: !page.nextCursor,
          namesMissing: page.namesMissing ?? [],
        });
        setRefusal(null);
        if (!from) setOutdated(false);
      } catch (failure) {
        if (round !== now.current.round || !(failure instanceof Refusal)) return;
        setRefusal(failure);
      } finally {
        if (round === now.current.round) {
          now.current.busy = false;
          setBusy(false);
        }
      }
    },
    [key],
  );

  useEffect(() => {
    put(empty as Held<I>);
    setRefusal(null);
    void load(null);
  }, [key]);

  useEffect(() => {
    const waiting = new Set<string>();
    let timer = 0;
    const readAnew = async () => {
      timer = 0;
      const { items } = now.current.held;
      const held = new Set(items.map((item) => (item as { id: string }).id));
      const known = [...waiting].filter((id) => held.has(id)).slice(0, 100);
      if ([...waiting].some((id) => !held.has(id))) {
        if (items.length <= 100 && scrollY < 200) return void load(null, true);
        setOutdated(true);
      }
      waiting.clear();
      if (!known.length) return;
      try {
        const { value } = await ask(operation, { query: { id: known, limit: known.length, expand: query.expand }, background: true } as unknown as Request<N>);
        const fresh = new Map((value as Page).items.map((item) => [item.id, item]));
        const { held: latest } = now.current;
        put({ ...latest, items: latest.items.map((item) => (fresh.get((item as { id: string }).id) as I | undefined) ?? item) });
      } catch {
        setOutdated(true);
      }
    };
    const stop = changes.follow((change) => {
      if (change.kind !== kind) return;
      if (change.gone) {
        const { held: latest } = now.current;
        put({ ...latest, items: latest.items.filter((item) => (item as { id: string }).id !== change.id) });
        return;
      }
      waiting.add(change.id);
      timer ||= window.setTimeout(() => void readAnew(), 400);
    });
    const stopResets = changes.onReset(() => void load(null, true));
    return () => {
      stop();
      stopResets();
      clearTimeout(timer);
    };
  }, [key]);

  const next = useCallback(() => {
    const { held: latest } = now.current;
    if (!now.current.busy && !latest.ended && latest.cursor) void load(latest);
  }, [load]);

  return {
    items: held.items,
    total: held.total,
    totalIsAtLeast: held.totalIsAtLeast,
    more: !held.ended,
    busy,
    refusal,
    outdated,
    namesMissing: held.namesMissing,
    next,
    again: useCallback(() => void load(null), [load]),
  };
}
