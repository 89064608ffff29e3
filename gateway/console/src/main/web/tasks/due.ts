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

export const isOverdue = (task: { status: string; dueAt?: string }) => task.status === 'OPEN' && task.dueAt !== undefined && Date.parse(task.dueAt) < Date.now();
