import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { composing } from './keys';
import type { Wiring } from './field';

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly note?: string | undefined;
}

interface Props extends Partial<Wiring> {
  value: Choice | null;
  onChoose: (choice: Choice | null) => void;
  find: (text: string) => Promise<readonly Choice[]>;
  none: string;
  placeholder?: string;
  /** What is chosen goes elsewhere: the field is empty again. */
  clears?: boolean;
}

const MOST = 260;
const GAP = 4;

/** In the top layer, so that no dialog cuts it off; above the field where there is more room. */
function beside(offered: HTMLElement, input: HTMLElement) {
  const at = input.getBoundingClientRect();
  const [above, below] = [at.top - 2 * GAP, innerHeight - at.bottom - 2 * GAP];
  const up = below < MOST && above > below;
  offered.style.left = `${at.left}px`;
  offered.style.width = `${at.width}px`;
  offered.style.maxHeight = `${Math.min(MOST, up ? above : below)}px`;
  offered.style.top = up ? 'auto' : `${at.bottom + GAP}px`;
  offered.style.bottom = up ? `${innerHeight - at.top + GAP}px` : 'auto';
}

/** A text field that offers what the platform finds (APG: combobox with a listbox). */
export function Combobox({ value, onChoose, find, none, placeholder, clears, ...wiring }: Props) {
  const list = useId();
  const [text, setText] = useState(value?.name ?? '');
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<readonly Choice[] | null>(null);
  const [at, setAt] = useState(0);
  const round = useRef(0);
  const timer = useRef(0);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => setText(value?.name ?? ''), [value?.id, value?.name]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const shown = open && found !== null;
  useLayoutEffect(() => {
    if (!shown || !box.current || !field.current) return;
    const [offered, input] = [box.current, field.current];
    const place = () => beside(offered, input);
    if (!offered.matches(':popover-open')) offered.showPopover();
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
      if (offered.matches(':popover-open')) offered.hidePopover();
    };
  }, [shown]);

  const look = (typed: string) => {
    const mine = ++round.current;
    clearTimeout(timer.current);
    timer.current = window.setTimeout(async () => {
      const choices = await find(typed).catch(() => []);
      if (mine !== round.current) return; // a later question was asked meanwhile
      setFound(choices);
      setAt(0);
    }, 150);
  };
  const show = (open: boolean) => {
    setOpen(open);
    if (open && !found) look('');
  };
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    onChoose(choice);
    setText(clears ? '' : choice.name);
    setOpen(false);
  };
  const leave = () => {
    setOpen(false);
    setFound(null);
    if (text.trim()) setText(value?.name ?? '');
    else if (value) onChoose(null);
  };

  return (
    <div class="combo">
      <input
        {...wiring}
        ref={field}
        class="input"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && found?.[at] ? `${list}-${at}` : undefined}
        value={text}
        placeholder={placeholder}
        onInput={(e) => {
          setText(e.currentTarget.value);
          setOpen(true);
          if (!e.isComposing) look(e.currentTarget.value);
        }}
        onCompositionEnd={(e) => look(e.currentTarget.value)}
        onClick={() => show(true)}
        onBlur={leave}
        onKeyDown={(e) => {
          if (composing(e)) return;
          const last = (found?.length ?? 0) - 1;
          if (e.key === 'ArrowDown') setAt(open ? Math.min(at + 1, last) : at);
          else if (e.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
          else if (e.key === 'Enter' && open && found?.[at]) choose(found[at]);
          else if (e.key === 'Escape' && open) {
            setOpen(false);
            e.stopPropagation();
          } else return;
          if (e.key.startsWith('Arrow')) show(true);
          e.preventDefault();
        }}
      />
      <div class="listbox" role="listbox" id={list} aria-label={placeholder ?? none} ref={box} popover="manual">
        {found?.map((choice, i) => (
          <div
            key={choice.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onPointerDown={(e) => {
              e.preventDefault();
              choose(choice);
            }}
          >
            <span class="cut">{choice.name}</span>
            {choice.note && <span class="muted small push">{choice.note}</span>}
          </div>
        ))}
        {found?.length === 0 && <div class="none" role="option" aria-selected="false" aria-disabled="true">{none}</div>}
      </div>
    </div>
  );
}
