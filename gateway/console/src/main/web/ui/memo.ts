import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';
import { useMemo, useRef } from 'preact/hooks';

/** Two lists with the same in them, or the same thing. */
const same = (one: unknown, other: unknown) =>
  Object.is(one, other) || (Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((part, i) => Object.is(part, other[i])));

/** A component that is drawn anew only when something else is handed to it, or when something that it follows has changed. For what stands there by the dozen. */
export function memo<P extends object>(draw: FunctionComponent<P>) {
  return class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const names = Object.keys(next) as (keyof P)[];
      return names.length !== Object.keys(this.props).length || !names.every((name) => same(this.props[name], next[name]));
    }

    override render(): ComponentChild {
      return h(draw, this.props as P);
    }
  };
}

/** Deeds that are the same from drawing to drawing, and do what those of the last drawing would. */
export function useDeeds<D extends Record<string, (...given: never[]) => void>>(deeds: D): D {
  const latest = useRef(deeds);
  latest.current = deeds;
  return useMemo(() => Object.fromEntries(Object.keys(deeds).map((name) => [name, (...given: never[]) => latest.current[name]!(...given)])) as unknown as D, []);
}
