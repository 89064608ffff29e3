import { ask } from '../core/api';
import { has, me } from '../core/me';
import { findEmployees } from '../core/people';
import { names } from '../core/names';
import type { Choice } from '../ui/combobox';

const UNDONE = ['NEW', 'OPEN', 'WAITING'] as const;

/** The directory does not tell who serves and who sells: offered are those who have tickets now and the team of whoever serves; everybody else by name. */
export async function findHandlers(text: string): Promise<readonly Choice[]> {
  if (text.trim()) return findEmployees(text);
  const team = has('service-agent', 'service-lead') ? (me.get()?.teams ?? []).map((one) => one.id) : [];
  const listed = { active: true, limit: 100, sort: 'name', expand: 'team' } as const;
  const [tickets, mates] = await Promise.all([
    ask('GET /api/v1/tickets', { query: { status: [...UNDONE], sort: '-changed', limit: 200 } }),
    team.length ? ask('GET /api/v1/employees', { query: { ...listed, team } }) : undefined,
  ]);
  const busy = [...new Set(tickets.value.items.flatMap((one) => one.state.handlerId ?? []))].slice(0, 100);
  const handlers = busy.length ? await ask('GET /api/v1/employees', { query: { ...listed, id: busy } }) : undefined;
  const offered = new Map([...(handlers?.value.items ?? []), ...(mates?.value.items ?? [])].map((one) => [one.id, one]));
  return [...offered.values()].map((one) => ({ id: one.id, name: one.personal.name, note: names.of(one.state.teamId) }));
}
