import { useLayoutEffect, useState } from 'preact/hooks';

/** One value that components and other parts can follow. */
export interface Value<T> {
  get(): T;
  set(next: T): void;
  follow(follower: () => void): () => void;
}

export function value<T>(initial: T): Value<T> {
  let now = initial;
  const followers = new Set<() => void>();
  return {
    get: () => now,
    set(next) {
      if (next === now) return;
      now = next;
      for (const follower of [...followers]) follower();
    },
    follow(follower) {
      followers.add(follower);
      return () => void followers.delete(follower);
    },
  };
}

export function useValue<T>(source: Value<T>): T {
  const [, redraw] = useState(0);
  const drawn = source.get();
  useLayoutEffect(() => {
    if (source.get() !== drawn) redraw((n) => n + 1);
    return source.follow(() => redraw((n) => n + 1));
  }, [source]);
  return source.get();
}
