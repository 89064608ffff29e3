import type { analytics } from 'api';

/** Somebody, and who reports to them. */
export interface Branch {
  readonly one: analytics.Contact;
  readonly below: readonly Branch[];
}

/** Who reports to whom. Whose superior is not among them stands at the top; of those who report to one another in a circle, one does. */
export function treeOf(contacts: readonly analytics.Contact[]): readonly Branch[] {
  const ids = new Set(contacts.map((one) => one.id));
  const below = new Map<string, analytics.Contact[]>();
  for (const one of contacts) {
    const superior = one.reportsToId && ids.has(one.reportsToId) ? one.reportsToId : '';
    below.set(superior, [...(below.get(superior) ?? []), one]);
  }
  const placed = new Set<string>();
  const branch = (one: analytics.Contact): Branch => {
    placed.add(one.id);
    return { one, below: (below.get(one.id) ?? []).filter((other) => !placed.has(other.id)).map(branch) };
  };
  const tops = (below.get('') ?? []).map(branch);
  for (const one of contacts) if (!placed.has(one.id)) tops.push(branch(one));
  return tops;
}
