import { ask } from './api';
import { names } from './names';
import type { Choice } from '../ui/combobox';

/** Finders for fields that name another record. */
export async function findEmployees(text: string): Promise<readonly Choice[]> {
  const { value } = await ask('GET /api/v1/employees', { query: { active: true, limit: 20, ...(text.trim() ? { name: text.trim() } : {}), expand: 'team' } });
  return value.items.map((one) => {
    names.put(one.id, one.personal.name);
    return { id: one.id, name: one.personal.name, note: names.of(one.state.teamId) };
  });
}

export async function findCustomers(text: string): Promise<readonly Choice[]> {
  const { value } = await ask('GET /api/v1/customers', { query: { limit: 20, ...(text.trim() ? { name: text.trim() } : {}), expand: 'owner' } });
  // Two of one name are told apart by where they are and whose they are.
  return value.items.map((one) => ({ id: one.id, name: one.state.name ?? one.personal?.name ?? one.id, note: [one.state.region, names.of(one.state.ownerId)].filter(Boolean).join(' · ') }));
}

export async function findTeams(text: string): Promise<readonly Choice[]> {
  const { value } = await ask('GET /api/v1/teams', { query: { active: true, limit: 200, sort: 'name' } });
  const wanted = text.trim().toLowerCase();
  return value.items
    .filter((one) => !wanted || one.state.name.toLowerCase().includes(wanted))
    .map((one) => {
      names.put(one.id, one.state.name);
      return { id: one.id, name: one.state.name };
    });
}

export async function findProducts(text: string): Promise<readonly Choice[]> {
  const { value } = await ask('GET /api/v1/products', { query: { active: true, limit: 100 } });
  const wanted = text.trim().toLowerCase();
  return value.items
    .filter((one) => !wanted || one.state.name.toLowerCase().includes(wanted))
    .map((one) => {
      names.put(one.id, one.state.name);
      return { id: one.id, name: one.state.name, note: one.state.series };
    });
}

const PAGES = 5;
const PAGE = 200;

/** The families of products, out of the list of products: the platform keeps none of families. */
export async function findSeries(text: string): Promise<readonly Choice[]> {
  const found = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { value } = await ask('GET /api/v1/products', { query: { limit: PAGE, ...(cursor ? { cursor } : {}) } });
    for (const one of value.items) if (one.state.series) found.add(one.state.series);
    cursor = value.nextCursor;
    if (!cursor) break;
  }
  const wanted = text.trim().toLowerCase();
  return [...found].filter((one) => one.toLowerCase().includes(wanted)).toSorted((a, b) => a.localeCompare(b, document.documentElement.lang)).map((one) => ({ id: one, name: one }));
}
