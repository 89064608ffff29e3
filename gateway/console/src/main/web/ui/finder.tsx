import { useEffect, useRef, useState } from 'preact/hooks';
import { here, setQuery, useHere } from '../core/router';
import { composing } from './keys';

/** A name to look for, which stands in the address: asked while one types, but not while an input method composes. */
export function Finder({ label }: { label: string }) {
  const given = useHere().query.get('name') ?? '';
  const [text, setText] = useState(given);
  const timer = useRef(0);
  useEffect(() => setText(given), [given]);
  const look = (typed: string) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => typed.trim() !== (here.get().query.get('name') ?? '') && setQuery({ name: typed.trim() || null }), 220);
  };
  return (
    <input
      class="input name-filter"
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onInput={(e) => {
        setText(e.currentTarget.value);
        if (!e.isComposing) look(e.currentTarget.value);
      }}
      onCompositionEnd={(e) => look(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Escape' && !composing(e)) setQuery({ name: null });
      }}
    />
  );
}
