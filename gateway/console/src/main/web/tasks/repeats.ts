import type { Words } from '../words/words';

/** How tasks come again, as most do: each is an iCalendar rule as the platform keeps it. */
const REPEATS = {
  'FREQ=DAILY': 'day',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR': 'workday',
  'FREQ=WEEKLY': 'week',
  'FREQ=WEEKLY;INTERVAL=2': 'twoWeeks',
  'FREQ=MONTHLY': 'month',
  'FREQ=MONTHLY;INTERVAL=3': 'quarter',
  'FREQ=YEARLY': 'year',
} as const;

const isUsual = (rule: string): rule is keyof typeof REPEATS => rule in REPEATS;

/** A rule in words; one that somebody else wrote by its own. */
export const repeatOf = (rule: string, t: Words) => (isUsual(rule) ? t.tasks.every[REPEATS[rule]] : t.tasks.byRule(rule));

/** What may be chosen; a rule of its own among it where a task has one. */
export const repeatsOf = (rule: string, t: Words) =>
  [...Object.keys(REPEATS), ...(rule && !isUsual(rule) ? [rule] : [])].map((value) => ({ value, label: repeatOf(value, t) }));
