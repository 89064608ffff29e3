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
  const { value } = await ask('GET /api/v1/customers', { query: { limit: 20, ...(text.trim() ? { name: text.trim() } : {}) } });
  return value.items.map((one) => ({ id: one.id, name: one.state.name ?? one.personal?.name ?? one.id, note: one.state.region }));
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
