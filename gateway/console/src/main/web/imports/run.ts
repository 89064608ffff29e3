import { type Answer, ask, newKey, Refusal } from '../core/api';
import { touch } from '../core/reads';
import { value } from '../core/value';
import { words } from '../words/words';
import { convert, type Source } from './convert';
import { NotReadable, rowsOf, type Table, type TableRow } from './file';
import { type KindKey, KINDS } from './kinds';
import { made } from './memory';

export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
}

export interface Rejected {
  readonly row: number;
  readonly cells: readonly string[];
  readonly why: string;
}

export type Status = 'running' | 'paused' | 'waiting' | 'stopped' | 'ended' | 'broken';

/** What happened long ago is kept and nobody is told of it; what happens now is acted on. */
export const MODES = ['history', 'live'] as const;
export type Mode = (typeof MODES)[number];

export interface Run {
  readonly kind: KindKey;
  readonly file: string;
  readonly header: readonly string[];
  /** Nothing is written. */
  readonly dry: boolean;
  readonly mode: Mode;
  readonly id: string;
  readonly status: Status;
  /** Why it waits, or could not go on. */
  readonly refusal?: Refusal | undefined;
  readonly unreadable?: NotReadable | undefined;
  readonly share: number;
  readonly sent: number;
  readonly batches: number;
  readonly counts: Counts;
  readonly rejected: readonly Rejected[];
  readonly completion?: Answer<'POST /api/v1/customers/imports/{id}/completion'> | undefined;
}

/** The API takes a thousand at once; fewer answer sooner, so that progress is seen and a stop is heard. */
const MOST_ROWS = 500;
const MOST_LENGTH = 2_000_000;
const LONGEST_WAIT = 30_000;
/** What a later try can overcome. */
const PASSING = ['command.contended', 'command.outbox-full', 'store.unavailable', 'service.unavailable'];
const ROUNDS = 5;

type Item = { readonly row: TableRow; readonly item: Readonly<Record<string, unknown>> };

/** One at a time. It goes on while other screens are looked at, but not without this page. */
export const running = value<Run | null>(null);

let wanted: 'go' | 'pause' | 'stop' = 'go';
let wake: () => void = () => {};

const isUnderWay = () => ['running', 'paused', 'waiting'].includes(running.get()?.status ?? '');
addEventListener('beforeunload', (event) => {
  if (isUnderWay() && !running.get()?.dry) event.preventDefault();
});

const put = (changed: Partial<Run>) => running.set({ ...running.get()!, ...changed });

export const control = {
  pause() {
    wanted = 'pause';
  },
  resume() {
    wanted = 'go';
    wake();
  },
  stop() {
    wanted = 'stop';
    wake();
  },
  forget() {
    if (!isUnderWay()) running.set(null);
  },
};

const sleep = (ms: number) =>
  new Promise<void>((go) => {
    const timer = setTimeout(go, ms);
    wake = () => {
      clearTimeout(timer);
      go();
    };
  });

class Stopped extends Error {}

async function gate() {
  while (wanted === 'pause') {
    put({ status: 'paused' });
    await new Promise<void>((go) => (wake = go));
  }
  if (wanted === 'stop') throw new Stopped();
  put({ status: 'running', refusal: undefined });
}

/** A request is sent until it is answered, under one key: what arrived already is not done twice. */
async function answered<T>(sent: (key: string) => Promise<T>): Promise<T> {
  const key = newKey();
  for (let attempt = 0; ; attempt++) {
    try {
      return await sent(key);
    } catch (failure) {
      if (!(failure instanceof Refusal) || ![0, 401, 408, 429, 502, 503, 504].includes(failure.problem.status)) throw failure;
      put({ status: 'waiting', refusal: failure });
      await sleep(failure.retryAfter * 1000 || Math.min(LONGEST_WAIT, 1000 * 2 ** attempt));
      await gate();
    }
  }
}

async function sendBatch(kind: KindKey, batch: readonly Item[], dry: boolean, id: string) {
  let left = batch;
  for (let round = 1; left.length; round++) {
    await gate();
    const lines = left.map(({ item }) => item);
    const { value: result } = await answered((key) => ask(`POST /api/v1/${kind}/bulk`, { lines, query: dry ? { dryRun: true } : {}, key, ...(dry ? {} : { importId: id, importMode: running.get()!.mode }) }));
    const again: Item[] = [];
    const rejected: Rejected[] = [];
    for (const { line, outcome, problem } of result.items) {
      const one = left[line - 1];
      if (!one || outcome !== 'rejected') continue;
      if (PASSING.includes(problem?.code ?? '') && round < ROUNDS) again.push(one);
      else rejected.push({ row: one.row.number, cells: one.row.cells, why: whyOf(problem) });
    }
    const { counts, rejected: before, sent, batches } = running.get()!;
    put({
      sent: sent + left.length - again.length,
      batches: batches + 1,
      counts: { created: counts.created + result.created, changed: counts.changed + result.changed, unchanged: counts.unchanged + result.unchanged, rejected: counts.rejected + rejected.length },
      rejected: rejected.length ? [...before, ...rejected] : before,
    });
    left = again;
    if (left.length) await sleep(500 * round);
  }
}

type Problem = Answer<'POST /api/v1/customers/bulk'>['items'][number]['problem'];

const whyOf = (problem: Problem) => {
  const t = words().t;
  const named = (problem?.errors ?? []).map(({ field, message }) => `${t.imports.properties[field] ?? t.imports.properties[field.replace(/\.(id|system)$/, '')] ?? field}: ${message}`);
  return named.length ? named.join('; ') : (problem?.detail ?? problem?.code ?? '');
};

const idOf = (kind: KindKey) => `${kind}-${new Date().toISOString().slice(0, 10)}-${newKey().slice(0, 10)}`;

/** Reads the table, sends what can be sent, and takes note of the rest. */
export async function start(table: Table, source: Source, dry: boolean, mode: Mode): Promise<void> {
  const { kind } = source;
  wanted = 'go';
  const id = idOf(kind.key);
  running.set({ kind: kind.key, file: table.file.name, header: table.header, dry, mode, id, status: 'running', share: 0, sent: 0, batches: 0, counts: { created: 0, changed: 0, unchanged: 0, rejected: 0 }, rejected: [] });
  if (!dry) made.add({ id, kind: kind.key, file: table.file.name, at: new Date().toISOString() });
  let read = 0;
  let batch: Item[] = [];
  let length = 0;
  let header = true;
  const flush = async () => {
    if (batch.length) await sendBatch(kind.key, batch, dry, id);
    batch = [];
    length = 0;
  };
  try {
    for await (const rows of rowsOf(table.file, table.encoding, table.delimiter, (bytes) => (read += bytes))) {
      for (const row of rows) {
        if (header) {
          header = false;
          continue;
        }
        const converted = convert(row.cells, source, words().t);
        if ('wrong' in converted) {
          const { counts, rejected } = running.get()!;
          put({ counts: { ...counts, rejected: counts.rejected + 1 }, rejected: [...rejected, { row: row.number, cells: row.cells, why: converted.wrong }] });
          continue;
        }
        batch.push({ row, item: converted.item });
        length += row.cells.reduce((sum, cell) => sum + cell.length, 200);
        if (batch.length < MOST_ROWS && length < MOST_LENGTH) continue;
        await flush();
        put({ share: read / Math.max(1, table.file.size) });
      }
    }
    await flush();
    put({ status: 'ended', share: 1, refusal: undefined });
    const { rejected } = running.get()!;
    if (!dry && !rejected.length) await finish();
  } catch (failure) {
    if (failure instanceof Stopped) put({ status: 'stopped', refusal: undefined });
    else if (failure instanceof Refusal) put({ status: 'broken', refusal: failure });
    else if (failure instanceof NotReadable) put({ status: 'broken', unreadable: failure });
    else {
      put({ status: 'broken' });
      throw failure;
    }
  } finally {
    if (!dry) touch({ kind: kind.one, id });
  }
}

const accepted = ({ counts }: Run) => counts.created + counts.changed + counts.unchanged;
export const anythingAccepted = (run: Run) => accepted(run) > 0;

/** Says that all of it was sent and answered; of an import that brought nothing there is nothing to say. */
export async function finish(): Promise<void> {
  const run = running.get();
  if (!run || run.dry || !anythingAccepted(run)) return;
  const { service, one } = KINDS[run.kind];
  const { value: completion } = await answered((key) => ask(`POST /api/v1/${service}/imports/{id}/completion`, { path: { id: run.id }, body: { accepted: [{ kind: one, rows: accepted(run) }] }, query: {}, key, importId: run.id }));
  put({ completion, status: 'ended', refusal: undefined });
}
