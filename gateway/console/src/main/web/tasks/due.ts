import { endOf, momentOf } from '../core/days';

/** A moment as two fields of a form: the day, and the time on it if one is said. */
export interface Typed {
  readonly day: string;
  readonly time: string;
}

/** Which moment is meant; the end of the day where no time is said. */
export const momentSaid = ({ day, time }: Typed, zone: string) => (day ? (time ? momentOf(day, `${time}:00`, zone) : endOf(day, zone)) : '');

/** The fields for a moment, as clocks show it in that zone. */
export function fieldsOf(instant: string | undefined, zone: string): Typed {
  if (!instant) return { day: '', time: '' };
  const said = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(instant));
  const [day = '', time = ''] = said.split(' ');
  return { day, time: instant === endOf(day, zone) ? '' : time };
}

/** When tasks are due, as a list is narrowed by it; it stands in the address. */
export const DUE = ['overdue', 'today', 'week'] as const;
export type Due = (typeof DUE)[number];
export const dueOf = (query: URLSearchParams): Due | undefined => DUE.find((one) => one === query.get('due'));

const DAY = 86_400_000;
const after = (instant: string) => new Date(Date.parse(instant) + 1).toISOString();
const dayOf = (instant: number, zone: string) => fieldsOf(new Date(instant).toISOString(), zone).day;

/** From which moment on, and before which; days are those of the organization. What is overdue is counted to the minute, so that the same list is asked for again. */
export function daysOf(due: Due, zone: string): { dueFrom?: string; dueTo: string } {
  const now = Date.now();
  const minute = new Date(Math.floor(now / 60_000) * 60_000).toISOString();
  switch (due) {
    case 'overdue':
      return { dueTo: minute };
    case 'today':
      return { dueFrom: after(endOf(dayOf(now - DAY, zone), zone)), dueTo: after(endOf(dayOf(now, zone), zone)) };
    case 'week':
      return { dueFrom: minute, dueTo: after(endOf(dayOf(now + 7 * DAY, zone), zone)) };
  }
}

interface Dated {
  readonly id: string;
  readonly state: { readonly dueAt?: string };
}
const timeOf = ({ state }: Dated) => (state.dueAt ? Date.parse(state.dueAt) : Infinity);
/** What is due first; without a time last, as the platform has it. */
export const byDue = (one: Dated, other: Dated) => (timeOf(one) === timeOf(other) ? (one.id < other.id ? -1 : 1) : timeOf(one) < timeOf(other) ? -1 : 1);

export const isOverdue = (task: { status: string; dueAt?: string }) => task.status === 'OPEN' && task.dueAt !== undefined && Date.parse(task.dueAt) < Date.now();
