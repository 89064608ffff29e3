import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button';
import { Icon, type IconName } from './icon';

export interface Entry {
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly checked?: boolean;
  /** One of several that may be checked at once: the menu stays open. */
  readonly many?: boolean;
  readonly act: () => void;
}

export type Group = { readonly group?: string; readonly entries: readonly Entry[] };

interface Props {
  label: string;
  icon?: IconName;
  groups: readonly Group[];
  children?: ComponentChildren;
  look?: 'quiet' | 'primary' | undefined;
  small?: boolean;
}

/** A button that opens a list of commands (APG: menu button), in the top layer, so that nothing cuts it off. */
export function Menu({ label, icon, groups, children, look, small }: Props) {
  const id = useId().replaceAll(':', '');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const menu = box.current;
    const opener = button.current;
    if (!open || !menu || !opener) return;
    menu.showPopover();
    const at = opener.getBoundingClientRect();
    const size = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - size.width - 8))}px`;
    menu.style.top = `${at.bottom + size.height + 8 > innerHeight ? Math.max(8, at.top - size.height - 4) : at.bottom + 4}px`;
    (menu.querySelector('[aria-checked=true], [role^=menuitem]') as HTMLElement | null)?.focus();
  }, [open]);

  const close = () => {
    setOpen(false);
    (button.current?.firstElementChild as HTMLElement | null)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const now = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key.length === 1) items.find((item) => item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <span ref={button} class="row">
        <Button {...(icon ? { icon } : {})} look={look} small={small ?? false} aria-label={label} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          {children}
        </Button>
      </span>
      {open && (
        <div
          ref={box}
          id={id}
          class="menu"
          role="menu"
          aria-label={label}
          popover="auto"
          onToggle={(event) => (event as unknown as { newState: string }).newState === 'closed' && setOpen(false)}
          onKeyDown={onKeyDown}
        >
          {groups.map(({ group, entries }, g) => (
            <div key={g} role="group" aria-label={group ?? label}>
              {group && <div class="group">{group}</div>}
              {entries.map((entry) => (
                <button
                  key={entry.label}
                  type="button"
                  role={entry.checked === undefined ? 'menuitem' : entry.many ? 'menuitemcheckbox' : 'menuitemradio'}
                  aria-checked={entry.checked}
                  tabIndex={-1}
                  onClick={() => {
                    if (!entry.many) close();
                    entry.act();
                  }}
                >
                  {entry.icon && <Icon name={entry.icon} />}
                  {entry.label}
                  {entry.checked && <span class="push"><Icon name="check" /></span>}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
