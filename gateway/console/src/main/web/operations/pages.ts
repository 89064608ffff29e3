import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Refusal } from '../core/api';
import { useEvery } from '../core/polling';
import { EVERY, type Service } from './services';

interface Page<I> {
  readonly items: readonly I[];
  readonly nextCursor?: string;
}

export interface Source<I> {
  readonly service: Service;
  readonly items: readonly I[];
  readonly next?: string | undefined;
  readonly refusal?: Refusal | undefined;
  readonly read: boolean;
}

type Reader<I> = (service: Service, cursor: string | undefined, background: boolean) => Promise<Page<I>>;

/** The same list of several services, each read for itself. It follows by the clock until somebody has gone on to older pages: what one reads then does not jump. */
export function usePages<I extends { readonly id: string }>(key: string, services: readonly Service[], reader: Reader<I>) {
  const [sources, setSources] = useState<readonly Source<I>[]>([]);
  const [busy, setBusy] = useState(false);
  const round = useRef({ key, paged: false });
  const latest = useRef(reader);
  latest.current = reader;

  const put = (mine: string, source: Source<I>) => {
    if (round.current.key === mine) setSources((before) => [...before.filter((one) => one.service !== source.service), source]);
  };
  const readOne = async (mine: string, service: Service, from: Source<I> | undefined, background: boolean) => {
    try {
      const page = await latest.current(service, from?.next, background);
      put(mine, { service, items: [...(from?.items ?? []), ...page.items], next: page.nextCursor, read: true });
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (round.current.key !== mine) return;
      setSources((before) => {
        const known = before.find((one) => one.service === service);
        return [...before.filter((one) => one.service !== service), { service, items: known?.items ?? [], next: known?.next, refusal: failure, read: true }];
      });
    }
  };
  const again = useCallback(
    (background = false) => {
      round.current = { key, paged: false };
      return Promise.all(services.map((service) => readOne(key, service, undefined, background)));
    },
    [key],
  );
  useEffect(() => {
    setSources([]);
    void again();
  }, [key]);
  useEvery(EVERY, () => {
    if (!round.current.paged) void again(true);
  });
  const more = async () => {
    round.current.paged = true;
    setBusy(true);
    await Promise.all(sources.filter((one) => one.next).map((one) => readOne(key, one.service, one, false)));
    setBusy(false);
  };
  return { sources, reading: sources.length < services.length, busy, hasMore: sources.some((one) => one.next), again, more };
}
