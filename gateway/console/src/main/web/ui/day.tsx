import { useEffect, useRef, useState } from 'preact/hooks';

interface Props {
  value: string;
  max: string;
  title?: string;
  onDay: (day: string | null) => void;
}

const FIRST = '1970-01-01';
/** Whoever types a day has typed all of it by then; whoever picks one does not wait long. */
const PAUSE = 900;

/** A day that a page is about. A browser calls 0002-10-03 a day while 2026 is being typed: what is typed counts when its person pauses, presses Enter or goes on. */
export function DayInput({ value, max, title, onDay }: Props) {
  const [typed, setTyped] = useState(value);
  const timer = useRef(0);
  const stop = () => clearTimeout(timer.current);
  useEffect(() => {
    setTyped(value);
  }, [value]);
  useEffect(() => stop, []);
  const settle = (day: string) => {
    stop();
    if (day !== value && (day === '' || (day >= FIRST && day <= max))) onDay(day || null);
  };
  return (
    <input
      class="input day-input"
      type="date"
      min={FIRST}
      max={max}
      title={title}
      value={typed}
      onInput={(event) => {
        const day = event.currentTarget.value;
        setTyped(day);
        stop();
        if (day) timer.current = window.setTimeout(() => settle(day), PAUSE);
      }}
      onKeyDown={(event) => event.key === 'Enter' && settle(event.currentTarget.value)}
      onBlur={(event) => settle(event.currentTarget.value)}
    />
  );
}
