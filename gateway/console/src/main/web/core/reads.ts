import { useEffect, useState } from 'preact/hooks';
import { type Answer, type Given, Refusal, type Query, type Reading, type Request, ask, url } from './api';
import type { WithNames } from './names';
import { type Change, changes } from './changes';

/** What an answer is about: a change of any of it makes the answer old. */
export interface About {
  readonly kinds?: readonly string[];
  readonly ids?: readonly string[];
  readonly customerId?: string;
  /** Customers that an answer turned out to be about. */
  readonly found?: (answer: never) => readonly string[];
  /** A dear one waits for more changes to come, in ms. */
  readonly gathers?: number;
}

export interface Read<T> {
  readonly value?: T & WithNames;
  readonly refusal?: Refusal;
  /** Behind one's own last command, or could not be asked anew. */
  readonly stale: boolean;
  readonly busy: boolean;
}

interface Entry {
  read: Read<unknown>;
  about: About;
  load: (background: boolean) => Promise<Given<unknown>>;
  followers: Set<() => void>;
  round: number;
  timer: number | undefined;
}

const entries = new Map<string, Entry>();
const KEPT = 80;
/** Views of analytics hear of a change a moment after the stream does. */
const VIEWS = /^\/api\/v1\/(views|funnel|search)/;

/** The one cache of what was read: fed by answers, made old by the stream of changes, shared by all who show the same. */
export function useRead<N extends Reading>(operation: N, request: Request<N> | null, about: About): Read<Answer<N>> {
  const key = request ? url(operation, request) : '';
  const [, redraw] = useState(0);
  // Asked for while it is drawn: an effect comes after the first paint, which on a slow machine is late.
  if (key) begin(key, entryOf(key, operation, request as Request<N>, about));
  const drawn = key ? entries.get(key)?.read : undefined;
  useEffect(() => {
    if (!key) return;
    const entry = entryOf(key, operation, request as Request<N>, about);
    const follower = () => redraw((n) => n + 1);
    entry.followers.add(follower);
    begin(key, entry);
    if (entry.read !== drawn) redraw((n) => n + 1);
    return () => void entry.followers.delete(follower);
  }, [key]);
  return (drawn as Read<Answer<N>> | undefined) ?? NOTHING;
}

/** Begins to read what a part of the screen will show: it finds the answer there, or on its way. */
export function readAhead<N extends Reading>(operation: N, request: Request<N>, about: About) {
  const key = url(operation, request);
  begin(key, entryOf(key, operation, request, about));
}

function begin(key: string, { read }: Entry) {
  if (!read.value && !read.busy && !read.refusal) void refresh(key);
}

const NOTHING: Read<never> = { stale: false, busy: false };

function entryOf<N extends Reading>(key: string, operation: N, request: Request<N>, about: About): Entry {
  let entry = entries.get(key);
  if (!entry) {
    entry = { read: NOTHING, about, load: (background) => ask(operation, { ...request, background }), followers: new Set(), round: 0, timer: undefined };
    entries.set(key, entry);
    forgetOldest();
  }
  return entry;
}

function forgetOldest() {
  if (entries.size <= KEPT) return;
  for (const [key, entry] of entries) {
    if (entries.size <= KEPT) return;
    if (!entry.followers.size && !entry.read.busy) entries.delete(key);
  }
}

function show(entry: Entry, read: Read<unknown>) {
  entry.read = read;
  for (const follower of [...entry.followers]) follower();
}

async function refresh(key: string, background = false): Promise<void> {
  const entry = entries.get(key);
  if (!entry) return;
  const round = ++entry.round;
  show(entry, { ...entry.read, busy: true });
  try {
    const given = await entry.load(background);
    if (round !== entry.round) return;
    show(entry, { value: given.value as object, stale: given.stale, busy: false });
    if (given.stale) later(key, 1500);
  } catch (failure) {
    if (round !== entry.round || !(failure instanceof Refusal)) return;
    const gone = failure.problem.status === 404 || failure.problem.status === 403;
    const kept = gone ? {} : entry.read.value ? { value: entry.read.value } : {};
    show(entry, { ...kept, refusal: failure, stale: true, busy: false });
  }
}

function later(key: string, delay: number) {
  const entry = entries.get(key);
  if (!entry || (entry.timer !== undefined && delay > 0)) return;
  // One's own does not wait for what gathers others' changes.
  clearTimeout(entry.timer);
  entry.timer = window.setTimeout(() => {
    entry.timer = undefined;
    void refresh(key, delay > 0);
  }, delay);
}

function isAbout({ about, read }: Entry, change: Pick<Change, 'kind' | 'id' | 'customerId'>): boolean {
  if (about.found && read.value && about.found(read.value as never).some((id) => id === change.id || id === change.customerId)) return true;
  if (about.ids?.includes(change.id)) return true;
  if (about.customerId && (about.customerId === change.customerId || about.customerId === change.id)) return true;
  return about.kinds?.includes(change.kind) ?? false;
}

/** Something happened: followed answers are asked anew, others forgotten. */
export function touch(change: Pick<Change, 'kind' | 'id' | 'customerId'>, own = false) {
  for (const [key, entry] of entries) {
    if (!isAbout(entry, change)) continue;
    if (!entry.followers.size) entries.delete(key);
    // One's own reads wait for one's own command by its token; others' changes come in bursts.
    else later(key, own ? 0 : (entry.about.gathers ?? (VIEWS.test(key) ? 900 : 250)));
  }
}

export function again(key?: string) {
  for (const [one, entry] of entries) {
    if (key && one !== key) continue;
    if (entry.followers.size) later(one, 0);
    else entries.delete(one);
  }
}

/** Asked anew because time has passed, not because somebody did something. */
export function renew(key: string) {
  const entry = entries.get(key);
  if (entry?.followers.size && !entry.read.busy) void refresh(key, true);
}

export const keyOf = <N extends Reading>(operation: N, request: { path?: Record<string, string>; query?: Query<N> }) => url(operation, request);

changes.follow((change) => touch(change));
changes.onReset(() => again());

// The way is open again: what could not be read is asked anew without a click.
changes.liveness.follow(() => {
  if (changes.liveness.get() !== 'live') return;
  for (const [key, entry] of entries) if (entry.followers.size && entry.read.refusal && !entry.read.busy) later(key, 0);
});
