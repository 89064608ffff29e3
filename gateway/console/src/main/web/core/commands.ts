import { type Answer, type Commanding, Refusal, type Request, ask, newKey } from './api';
import { touch } from './reads';
import { value } from './value';

/** Attributes that are shown as if a command had been accepted already, by record. */
export type Overlay = Readonly<Record<string, unknown>>;
export const overlays = value<ReadonlyMap<string, Overlay>>(new Map());

function lay(id: string, overlay: Overlay | null) {
  const next = new Map(overlays.get());
  if (overlay) next.set(id, { ...next.get(id), ...overlay });
  else next.delete(id);
  overlays.set(next);
}

const KINDS: Record<string, string> = {
  cus: 'customer', con: 'contact', int: 'interaction', tsk: 'task', ntc: 'notice', opp: 'opportunity', tic: 'ticket', cam: 'campaign', emp: 'employee',
  tea: 'team', prd: 'product', pip: 'pipeline', tou: 'touch', rsp: 'response',
};
export const kindOf = (id: string) => KINDS[id.slice(0, 3)] ?? '';

export interface Sending {
  /** The record, and how it looks meanwhile: only for what can be taken back. */
  readonly meanwhile?: { readonly id: string; readonly overlay: Overlay };
  readonly customerId?: string | undefined;
}

const TRIES = 3;
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** Sends a command once, however often the network makes it try: every try carries the same key. Who keeps a command to send it later brings its own. */
export async function send<N extends Commanding>(operation: N, request: Request<N>, sending: Sending = {}): Promise<Answer<N>> {
  const { meanwhile } = sending;
  const key = request.key ?? newKey();
  if (meanwhile) lay(meanwhile.id, meanwhile.overlay);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        const { value: answer } = await ask(operation, { ...request, key });
        const id = (answer as { id?: string } | undefined)?.id ?? request.path?.['id' as never] ?? '';
        touch({ kind: kindOf(id), id, ...(sending.customerId ? { customerId: sending.customerId } : {}) }, true);
        return answer;
      } catch (failure) {
        const again = failure instanceof Refusal && (failure.problem.status === 0 || failure.problem.status === 503);
        if (!again || attempt === TRIES) throw failure;
        await pause(Math.min(3000, failure.retryAfter * 1000 || 400 * attempt));
      }
    }
  } catch (failure) {
    if (meanwhile) lay(meanwhile.id, null);
    throw failure;
  } finally {
    // The answer that is read next shows it; until then the overlay does.
    if (meanwhile) setTimeout(() => lay(meanwhile.id, null), 1200);
  }
}

export function withOverlay<T extends { id: string; state: object }>(record: T): T {
  const overlay = overlays.get().get(record.id);
  return overlay ? { ...record, state: { ...record.state, ...overlay } } : record;
}
