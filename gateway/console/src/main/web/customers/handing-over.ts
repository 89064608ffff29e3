import { ask, newKey, type Problem, Refusal } from '../core/api';
import { send } from '../core/commands';
import { drafts } from '../core/drafts';
import { value } from '../core/value';
import { type CustomerRecord, nameOf } from './words';

export const MOST = 500;

type Why = 'same' | 'merged';

export interface Planned {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly revision: number;
  /** Why nothing would be sent for it. */
  readonly skipped?: Why;
}

export interface Step extends Planned {
  /** The same at every try: what was accepted, but not heard of, is not done twice. */
  readonly key: string;
  readonly state: 'waiting' | 'done' | 'refused';
  readonly problem?: Problem;
}

/** A change of owner for many customers: sent one after another, kept until the person puts it away. */
export interface Handing {
  /** Empty: back to the pool. */
  readonly to: string;
  readonly steps: readonly Step[];
}

const DRAFT = 'customers.handing-over';
const PAUSE = 2000;

export const handing = value<Handing | null>(drafts.read<Handing>(DRAFT));
export const running = value(false);
/** What came between: the way to the platform, or the session. What waits can still be sent. */
export const interruption = value<Refusal | null>(null);

let stopping = false;

function keep(next: Handing | null) {
  handing.set(next);
  if (next) drafts.keep(DRAFT, next);
  else drafts.drop(DRAFT);
}

export function plan(records: readonly CustomerRecord[], to: string): readonly Planned[] {
  return records.slice(0, MOST).map((record) => {
    const skipped: Why | undefined = record.state.canonicalId !== record.id ? 'merged' : (record.state.ownerId ?? '') === to ? 'same' : undefined;
    return { id: record.id, name: nameOf(record) ?? '', from: record.state.ownerId ?? '', revision: record.revision, ...(skipped ? { skipped } : {}) };
  });
}

export function begin(planned: readonly Planned[], to: string) {
  keep({ to, steps: planned.filter((one) => !one.skipped).map((one) => ({ ...one, key: newKey(), state: 'waiting' })) });
  void goOn();
}

export const stop = () => void (stopping = true);

export function putAway() {
  if (!running.get()) keep(null);
}

const mark = (id: string, change: Partial<Step>) => {
  const now = handing.get();
  if (now) keep({ ...now, steps: now.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) });
};

/** Nobody heard an answer, or is signed in: the step stays as it is. */
const cameBetween = ({ status }: Problem) => status === 0 || status === 401 || status === 503 || status === 504;

export async function goOn() {
  if (running.get()) return;
  running.set(true);
  interruption.set(null);
  stopping = false;
  try {
    for (let step; !stopping && (step = handing.get()?.steps.find((one) => one.state === 'waiting')); ) {
      const { id, revision, key } = step;
      try {
        await send('PUT /api/v1/customers/{id}/owner', { path: { id }, body: { ownerId: handing.get()!.to || null }, revision, query: {}, key }, { customerId: id });
        mark(id, { state: 'done' });
      } catch (failure) {
        if (!(failure instanceof Refusal)) throw failure;
        if (failure.problem.status === 429) await new Promise((later) => setTimeout(later, failure.retryAfter * 1000 || PAUSE));
        else if (cameBetween(failure.problem)) {
          interruption.set(failure);
          return;
        } else mark(id, { state: 'refused', problem: failure.problem });
      }
    }
  } finally {
    running.set(false);
  }
}

/** What was refused is looked at as it is now, and sent again. */
export async function tryRefusedAgain() {
  const now = handing.get();
  if (!now || running.get()) return;
  const refused = now.steps.filter((step) => step.state === 'refused').map((step) => step.id);
  try {
    const fresh = new Map<string, CustomerRecord>();
    for (let from = 0; from < refused.length; from += 200) {
      const some = refused.slice(from, from + 200);
      for (const one of (await ask('GET /api/v1/customers', { query: { id: some, limit: some.length, expand: 'owner' } })).value.items) fresh.set(one.id, one);
    }
    const steps = now.steps.map((step): Step => {
      const record = step.state === 'refused' ? fresh.get(step.id) : undefined;
      if (!record) return step;
      const { problem: _, ...kept } = step;
      const from = record.state.ownerId ?? '';
      return { ...kept, from, revision: record.revision, key: newKey(), state: from === now.to ? 'done' : 'waiting' };
    });
    keep({ ...now, steps });
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    interruption.set(failure);
    return;
  }
  await goOn();
}
