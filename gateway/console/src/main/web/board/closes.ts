/** When deals are expected to close, as a list is narrowed by it; it stands in the address. */
export const CLOSES = ['overdue', 'month', 'next30', 'next90'] as const;
export type Closes = (typeof CLOSES)[number];

const DAY = 86_400_000;
const later = (day: string, days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const monthAfter = (day: string) => new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)).toISOString().slice(0, 10);

export const closesOf = (query: URLSearchParams): Closes | undefined => CLOSES.find((one) => one === query.get('closes'));

/** From which day on, and before which; days are those of the organization. */
export function daysOf(closes: Closes, today: string): { closeDateFrom?: string; closeDateTo: string } {
  switch (closes) {
    case 'overdue':
      return { closeDateTo: today };
    case 'month':
      return { closeDateFrom: `${today.slice(0, 8)}01`, closeDateTo: monthAfter(today) };
    case 'next30':
      return { closeDateFrom: today, closeDateTo: later(today, 31) };
    case 'next90':
      return { closeDateFrom: today, closeDateTo: later(today, 91) };
  }
}
