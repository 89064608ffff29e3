import { value, useValue } from './value';

/** Everything that a screen shows stands in its address: whoever opens the link sees the same. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

export const BASE = '/console';

const read = (): Place => ({
  path: location.pathname.startsWith(BASE) ? location.pathname.slice(BASE.length) || '/' : '/',
  query: new URLSearchParams(location.search),
});

export const here = value<Place>(read());
export const useHere = () => useValue(here);

const positions = new Map<string, number>();
const remember = () => positions.set(location.pathname, scrollY);

export function address(path: string, query?: Record<string, string | null | undefined> | URLSearchParams): string {
  const given = query instanceof URLSearchParams ? query : parameters(query ?? {});
  const text = given.toString();
  return BASE + path + (text ? `?${text}` : '');
}

function parameters(query: Record<string, string | null | undefined>): URLSearchParams {
  const made = new URLSearchParams();
  for (const [name, text] of Object.entries(query)) if (text) made.set(name, text);
  return made;
}

/** Asks before what was typed would be left behind; set by forms that are not kept as drafts. */
export function go(to: string, replace = false) {
  remember();
  const before = here.get().path;
  history[replace ? 'replaceState' : 'pushState'](null, '', to.startsWith(BASE) ? to : BASE + to);
  here.set(read());
  if (here.get().path !== before) arrive(0);
}

/** Changes the query only; filters replace the entry, so that Back leaves the screen and not the filter. */
export function setQuery(changes: Record<string, string | null | undefined>, push = false) {
  const query = new URLSearchParams(here.get().query);
  for (const [name, text] of Object.entries(changes)) {
    if (text) query.set(name, text);
    else query.delete(name);
  }
  go(address(here.get().path, query), !push);
}

export function useParam(name: string): string | null {
  return useHere().query.get(name);
}

function arrive(position: number) {
  requestAnimationFrame(() => {
    scrollTo(0, position);
    document.getElementById('content')?.focus({ preventScroll: true });
  });
}

addEventListener('popstate', () => {
  const before = here.get().path;
  here.set(read());
  if (here.get().path !== before) arrive(positions.get(location.pathname) ?? 0);
});

// Plain links everywhere: they can be copied, opened in another tab and read out; a click on one stays in the page.
addEventListener('click', (event) => {
  const link = (event.target as Element).closest?.('a');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.target || link.origin !== location.origin || !link.pathname.startsWith(BASE) || link.hasAttribute('download')) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.pathname + link.search);
});

export type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & Params<Rest>
  : P extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown;

export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (path === '/') given.length = 1;
  if (pattern === '/') wanted.length = 1;
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const text = given[i] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(text);
    else if (part !== text) return null;
  }
  return found;
}
