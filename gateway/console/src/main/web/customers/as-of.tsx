import { useEffect, useState } from 'preact/hooks';
import { endOf } from '../core/days';
import { me } from '../core/me';
import { setQuery, useHere } from '../core/router';
import { Note } from '../ui/bits';
import { Button } from '../ui/button';
import { DayInput } from '../ui/day';
import { useWords } from '../words/words';

export interface Moment {
  readonly asOf?: string;
  readonly knownAt?: string;
}

const DAY = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Of an address: `asOf` is a day, `known=then` asks for what was known at its end. */
export function momentOf(query: URLSearchParams): Moment {
  const asOf = query.get('asOf');
  if (!asOf || !DATE.test(asOf)) return {};
  return query.get('known') === 'then' ? { asOf, knownAt: endOf(asOf, me.get()?.zone ?? 'UTC') } : { asOf };
}

const dayAt = (start: number, step: number) => new Date(start + step * DAY).toISOString().slice(0, 10);

/** Any past day, by slider or date; the address keeps it. */
export function AsOf({ since }: { since: string | undefined }) {
  const { t, f } = useWords();
  const { query } = useHere();
  const { asOf, knownAt } = momentOf(query);
  const today = f.today();
  const [earliest, setEarliest] = useState(since);
  useEffect(() => {
    if (since && (!earliest || since < earliest)) setEarliest(since);
  }, [since]);
  const start = Date.parse((earliest ?? today).slice(0, 10));
  const length = Math.max(1, Math.round((Date.parse(today) - start) / DAY));
  const at = asOf ? Math.max(0, Math.round((Date.parse(asOf) - start) / DAY)) : length;
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => {
    if (dragged === null) return;
    const timer = setTimeout(() => {
      setQuery({ asOf: dragged >= length ? null : dayAt(start, dragged) });
      setDragged(null);
    }, 180);
    return () => clearTimeout(timer);
  }, [dragged]);
  const shown = dragged ?? at;
  const shownDay = dayAt(start, shown);
  return (
    <div class={asOf ? 'as-of past' : 'as-of'}>
      <label class="row">
        <span class="muted small">{t.whole.asOf}</span>
        <DayInput value={shown >= length ? today : shownDay} max={today} title={t.whole.asOfHint} onDay={(day) => setQuery({ asOf: day && day < today ? day : null })} />
      </label>
      <input
        class="slider"
        type="range"
        min={0}
        max={length}
        value={Math.min(shown, length)}
        aria-label={t.whole.asOfHint}
        aria-valuetext={shown >= length ? t.whole.now : f.longDay(shownDay)}
        onInput={(e) => setDragged(Number(e.currentTarget.value))}
      />
      <label class="row small" title={t.whole.knownThenHint}>
        <input type="checkbox" checked={knownAt !== undefined} disabled={!asOf} onChange={(e) => setQuery({ known: e.currentTarget.checked ? 'then' : null })} />
        {t.whole.knownThen}
      </label>
      {asOf && (
        <Note tone="info" icon="history" action={<Button small onClick={() => setQuery({ asOf: null, known: null })}>{t.whole.back}</Button>}>
          {knownAt ? t.whole.pastKnown(f.longDay(asOf)) : t.whole.past(f.longDay(asOf))}
        </Note>
      )}
    </div>
  );
}
