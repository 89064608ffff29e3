import { session } from '../core/session';
import { isKind, type KindKey } from './kinds';
import type { Mapping } from './mapping';

export interface Made {
  readonly id: string;
  readonly kind: KindKey;
  readonly file: string;
  readonly at: string;
}

const KEPT = 20;
const keyOf = (what: string) => `rapport.imports.${session.get()?.user ?? ''}.${what}`;

function read<T>(what: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(what)) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** What this person imported with this browser: ids, not rows. How far each has come is asked of the platform. */
export const made = {
  all: (): readonly Made[] => (read<readonly Made[]>('made') ?? []).filter((one) => isKind(one.kind)),
  add(one: Made) {
    localStorage.setItem(keyOf('made'), JSON.stringify([one, ...made.all().filter((other) => other.id !== one.id)].slice(0, KEPT)));
  },
};

const header = (kind: KindKey, columns: readonly string[]) => `mapping.${kind}.${columns.map((one) => one.toLowerCase()).join('\u0001')}`;

/** How columns of these names were mapped the last time. */
export const mappings = {
  of: (kind: KindKey, columns: readonly string[]) => read<Mapping>(header(kind, columns)),
  keep: (kind: KindKey, columns: readonly string[], mapping: Mapping) => localStorage.setItem(keyOf(header(kind, columns)), JSON.stringify(mapping)),
};

export const systems = {
  last: () => read<string>('system') ?? '',
  keep: (system: string) => localStorage.setItem(keyOf('system'), JSON.stringify(system)),
};
