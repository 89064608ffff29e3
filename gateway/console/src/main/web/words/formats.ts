import type { Words } from './en';
import type { Language } from './words';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface Formats {
  number(n: number): string;
  /** Exact, for tables and forms. */
  money(money: Money): string;
  /** 1.2M or 120万, for cards and headings. */
  short(money: Money): string;
  sums(money: readonly Money[]): string;
  percent(share: number): string;
  /** A plain date (2026-10-18) or the day of an instant, where the organization is. */
  day(date: string): string;
  longDay(date: string): string;
  moment(instant: string): string;
  time(instant: string): string;
  /** Relative under a month, then the day. */
  ago(instant: string): string;
  days(n: number): string;
  today(): string;
}

const PLAIN = /^\d{4}-\d{2}-\d{2}$/;
const DAY = 86_400_000;

export function formats(language: Language, zone: string, t: Words): Formats {
  const made = new Map<string, Intl.NumberFormat>();
  const ofMoney = (currency: string, compact: boolean) => {
    const key = currency + compact;
    let format = made.get(key);
    if (!format) {
      format = new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        ...(compact ? { notation: 'compact', maximumFractionDigits: 1 } : {}),
      });
      made.set(key, format);
    }
    return format;
  };
  // Decimal strings are formatted as they are: a float would round the cents of large amounts.
  const exact = (money: Money, compact: boolean) => ofMoney(money.currency, compact).format(money.amount as unknown as number);
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const numeric = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const iso = (date: string | Date) => (typeof date === 'string' && PLAIN.test(date) ? date : numeric.format(new Date(date)));
  const en = language === 'en';
  const short = new Intl.DateTimeFormat(language, en ? { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } : { timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone });
  const day = (date: string) => (en ? short.format(new Date(`${iso(date)}T00:00:00Z`)) : iso(date));
  return {
    number: (n) => number.format(n),
    money: (money) => exact(money, false),
    short: (money) => exact(money, true),
    sums: (sums) => sums.map((money) => exact(money, true)).join(' + ') || '–',
    percent: (share) => percent.format(share),
    day,
    longDay: (date) => long.format(new Date(`${iso(date)}T00:00:00Z`)),
    moment: (instant) => `${day(instant)} ${clock.format(new Date(instant))}`,
    time: (instant) => clock.format(new Date(instant)),
    ago(instant) {
      const past = Date.now() - Date.parse(instant);
      if (past < 60_000) return t.common.justNow;
      if (past < 3_600_000) return relative.format(-Math.floor(past / 60_000), 'minute');
      if (past < DAY) return relative.format(-Math.floor(past / 3_600_000), 'hour');
      if (past < 30 * DAY) return relative.format(-Math.floor(past / DAY), 'day');
      return day(instant);
    },
    days: (n) => t.common.days(n),
    today: () => numeric.format(new Date()),
  };
}
