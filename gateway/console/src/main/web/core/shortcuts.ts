import { useLayoutEffect } from 'preact/hooks';
import { composing, typing } from '../ui/keys';
import { value } from './value';

interface Shortcut {
  readonly keys: string;
  readonly label: () => string;
  readonly act: () => void;
}

const known = new Map<string, Shortcut>();
export const singleKeys = value(localStorage.getItem('rapport.single-keys') !== 'off');

export function setSingleKeys(on: boolean) {
  localStorage.setItem('rapport.single-keys', on ? 'on' : 'off');
  singleKeys.set(on);
}

/** What a key does, as long as whoever says so is on the screen. Returns how to take it back. */
export function shortcut(keys: string, label: () => string, act: () => void): () => void {
  const mine = { keys, label, act };
  known.set(keys, mine);
  return () => {
    if (known.get(keys) === mine) known.delete(keys);
  };
}

export const shortcuts = () => [...known.values()];

let before = '';
let forget = 0;

addEventListener('keydown', (event) => {
  if (composing(event) || event.defaultPrevented) return;
  if ((event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    known.get('mod+k')?.act();
    return;
  }
  if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target) || !singleKeys.get() || document.querySelector('dialog[open]')) return;
  const found = known.get(before ? `${before} ${event.key}` : event.key) ?? known.get(event.key);
  clearTimeout(forget);
  before = '';
  if (found) {
    event.preventDefault();
    found.act();
  } else if (event.key.length === 1 && [...known.keys()].some((keys) => keys.startsWith(`${event.key} `))) {
    before = event.key;
    forget = window.setTimeout(() => (before = ''), 1200);
  }
});

/** As long as the component is on the screen, and from the moment that it is: no key is lost while it settles. */
export function useShortcut(keys: string, label: () => string, act: () => void) {
  useLayoutEffect(() => shortcut(keys, label, act));
}
