import type { sales } from 'api';
import type { Typed } from '../core/form';
import type { PipelineRecord } from '../core/pipelines';

/** The parts of a stage, each a field of its own: who changes another part meanwhile is no obstacle. */
export type Part = 'name' | 'probability' | 'days' | 'retired';
export const of = (part: Part, id: string) => `${part}:${id}`;

const ADDED = '+';
const SEPARATOR = ' ';

export const isAdded = (id: string) => id.startsWith(ADDED);
export const orderOf = (fields: Typed) => (fields['order'] ?? '').split(SEPARATOR).filter(Boolean);
export const inOrder = (ids: readonly string[]) => ids.join(SEPARATOR);

const percent = (probability: string) => String(Math.round(Number(probability) * 10_000) / 100);
const share = (typed: string) => String(Number((Number(typed.normalize('NFKC').trim().replace('%', '')) / 100).toFixed(4)));

export function fieldsOf({ state }: PipelineRecord): Typed {
  const fields: Typed = { name: state.name, order: inOrder(state.stages.map((stage) => stage.id)) };
  for (const stage of state.stages) {
    fields[of('name', stage.id)] = stage.name;
    fields[of('probability', stage.id)] = percent(stage.probability);
    fields[of('days', stage.id)] = stage.plannedDays === undefined ? '' : String(stage.plannedDays);
    fields[of('retired', stage.id)] = stage.retired ? 'true' : '';
  }
  return fields;
}

/** One more stage behind the others; its id is made of its name when it is sent. */
export function withAdded(fields: Typed): Typed {
  const order = orderOf(fields);
  const next = 1 + Math.max(0, ...order.filter(isAdded).map((id) => Number(id.slice(1))));
  const id = `${ADDED}${next}`;
  return { ...fields, order: inOrder([...order, id]), [of('name', id)]: '', [of('probability', id)]: '', [of('days', id)]: '', [of('retired', id)]: '' };
}

export function without(fields: Typed, id: string): Typed {
  const kept = Object.fromEntries(Object.entries(fields).filter(([field]) => !field.endsWith(`:${id}`)));
  return { ...kept, order: inOrder(orderOf(fields).filter((one) => one !== id)) };
}

export function moved(fields: Typed, id: string, to: number): string {
  const others = orderOf(fields).filter((one) => one !== id);
  const place = Math.max(0, Math.min(others.length, to));
  return inOrder([...others.slice(0, place), id, ...others.slice(place)]);
}

/** What the platform takes as a lasting name: of Latin letters and digits. */
export const slug = (name: string) => name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50);

function idFor(name: string, taken: ReadonlySet<string>): string {
  const wanted = slug(name) || 'stage';
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** A stage that a colleague added meanwhile stands behind the others: none may vanish. */
export const allIn = (fields: Typed, before: Typed): readonly string[] => {
  const order = orderOf(fields);
  return [...order, ...orderOf(before).filter((id) => !order.includes(id))];
};

export function stagesFrom(fields: Typed, order: readonly string[]): sales.StageForm[] {
  const taken = new Set(order.filter((id) => !isAdded(id)));
  return order.map((id) => {
    const name = (fields[of('name', id)] ?? '').trim();
    const lasting = isAdded(id) ? idFor(name, taken) : id;
    taken.add(lasting);
    const days = (fields[of('days', id)] ?? '').normalize('NFKC').trim();
    return {
      id: lasting,
      name,
      probability: share(fields[of('probability', id)] ?? ''),
      ...(days ? { plannedDays: Number(days) } : {}),
      ...(fields[of('retired', id)] ? { retired: true } : {}),
    };
  });
}
