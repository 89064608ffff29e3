import { momentOf } from '../core/days';
import { plainAmount } from '../ui/money';
import type { Words } from '../words/words';
import type { Kind, Property } from './kinds';
import { codeOf, type Mapping } from './mapping';

export interface Source {
  readonly kind: Kind;
  readonly mapping: Mapping;
  /** Whose numbers the external ids are. */
  readonly system: string;
  /** Where days without a time begin. */
  readonly zone: string;
}

export type Converted = { readonly item: Readonly<Record<string, unknown>> } | { readonly wrong: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;
const LOCAL = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const AMOUNT = /^\d{1,15}(\.\d{1,6})?$/;

const two = (text = '0') => text.padStart(2, '0');

/** Year first, or day first with points. Where day and month could be either, nobody guesses. */
function dayAndTime(text: string): { day: string; time: string } | null {
  const found = LOCAL.exec(text) ?? (GERMAN.exec(text) && rearranged(GERMAN.exec(text)!));
  if (!found) return null;
  const [, year, month, date, hour, minute, second] = found;
  const day = `${year}-${two(month)}-${two(date)}`;
  const real = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== day) return null;
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return null;
  return { day, time: `${two(hour)}:${two(minute)}:${two(second)}` };
}

const rearranged = ([all, date, month, year, ...time]: RegExpExecArray) => [all, year, month, date, ...time] as (string | undefined)[];

class Wrong extends Error {}

function valueOf(property: Property, given: string, { kind, system, zone }: Source, t: Words): unknown {
  const text = given.trim();
  switch (property.as) {
    case 'reference':
      return { system, id: text };
    case 'choice':
      return codeOf(kind, property.name, text);
    case 'code':
      return text.toLowerCase().replaceAll(/[\s_]+/g, '-');
    case 'currency':
      return text.toUpperCase();
    case 'amount':
    case 'decimal': {
      const amount = plainAmount(text).replace(/^[¥$€£]|元$/gu, '');
      if (!AMOUNT.test(amount)) throw new Wrong(t.imports.notAmount(text));
      return amount;
    }
    case 'day': {
      const found = dayAndTime(text.normalize('NFKC'));
      if (!found) throw new Wrong(t.imports.notDate(text));
      return found.day;
    }
    case 'instant': {
      if (INSTANT.test(text)) return text;
      const found = dayAndTime(text.normalize('NFKC'));
      if (!found) throw new Wrong(t.imports.notDate(text));
      return momentOf(found.day, found.time, zone);
    }
    default:
      return text;
  }
}

/** A row as the bulk endpoint takes it. What the row leaves empty is not said. */
export function convert(cells: readonly string[], source: Source, t: Words): Converted {
  const item: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const property of source.kind.properties) {
    const origin = source.mapping[property.name];
    const given = origin === undefined ? '' : 'fixed' in origin ? origin.fixed : (cells[origin.column] ?? '');
    const label = t.imports.properties[property.name] ?? property.name;
    if (!given.trim()) {
      if (property.needed) wrong.push(`${label}: ${t.imports.neededHere}`);
      continue;
    }
    try {
      put(item, property.name, valueOf(property, given, source, t));
    } catch (failure) {
      if (!(failure instanceof Wrong)) throw failure;
      wrong.push(`${label}: ${failure.message}`);
    }
  }
  return wrong.length ? { wrong: wrong.join('; ') } : { item: source.kind.key === 'opportunities' ? withHistory(item) : withoutHalves(item) };
}

function put(item: Record<string, unknown>, path: string, value: unknown) {
  const [first = '', second] = path.split('.');
  if (second === undefined) item[first] = value;
  else item[first] = { ...(item[first] as object | undefined), [second]: value };
}

const MONEY = ['amount', 'listPrice', 'budget'];

/** A currency for every row says nothing where a row has no amount. */
function withoutHalves(item: Record<string, unknown>): Record<string, unknown> {
  for (const name of MONEY) if (item[name] && !('amount' in (item[name] as object))) delete item[name];
  return item;
}

/** A deal is told by what happened with it: that it came in, and how it ended. */
function withHistory({ entered, closed, ...item }: Record<string, unknown>) {
  const end = closed as { type?: string; effectiveAt?: string; closedOn?: string; reasonCode?: string } | undefined;
  const history: object[] = [{ type: 'entered', ...(entered as object) }];
  const endsAt = end?.effectiveAt ?? (end?.closedOn && `${end.closedOn}T12:00:00Z`);
  if (end?.type === 'won' || end?.type === 'lost') {
    const { reasonCode, ...others } = end;
    history.push({ ...others, ...(end.type === 'lost' && reasonCode ? { reasonCode } : {}), effectiveAt: endsAt });
  }
  return { ...withoutHalves(item), history };
}
