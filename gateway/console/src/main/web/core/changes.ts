import { value } from './value';

/** One line of the stream: that something happened, and to which record. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly customerId?: string;
  readonly type?: string;
  readonly gone?: boolean;
}

export type Liveness = 'connecting' | 'live' | 'reconnecting' | 'offline';

type Message = { say: 'change'; change: Change } | { say: 'reset' } | { say: 'liveness'; liveness: Liveness } | { say: 'who' };

const liveness = value<Liveness>('connecting');
const followers = new Set<(change: Change) => void>();
const resetters = new Set<() => void>();
const CHANNEL = 'rapport.changes';
const LONGEST_WAIT = 30_000;

function hear(message: Message) {
  if (message.say === 'change') for (const follower of [...followers]) follower(message.change);
  else if (message.say === 'reset') for (const resetter of [...resetters]) resetter();
  else if (message.say === 'liveness') liveness.set(navigator.onLine ? message.liveness : 'offline');
}

/** The tab that holds the lock reads the stream and tells the others: a browser opens few connections to a host. */
function lead(tell: (message: Message) => void, mayRetry: () => Promise<boolean>): () => void {
  let source: EventSource | undefined;
  let waiting = 0;
  let failures = 0;
  let broken = false;

  const say = (message: Message) => {
    hear(message);
    tell(message);
  };
  const open = () => {
    source = new EventSource('/api/v1/changes');
    source.addEventListener('open', () => {
      failures = 0;
      say({ say: 'liveness', liveness: 'live' });
      if (broken) say({ say: 'reset' });
      broken = false;
    });
    source.addEventListener('change', (event) => say({ say: 'change', change: JSON.parse((event as MessageEvent<string>).data) as Change }));
    source.addEventListener('gone', (event) =>
      say({ say: 'change', change: { ...(JSON.parse((event as MessageEvent<string>).data) as Change), gone: true } }),
    );
    source.addEventListener('reset', () => say({ say: 'reset' }));
    source.onerror = () => {
      say({ say: 'liveness', liveness: 'reconnecting' });
      if (source?.readyState !== EventSource.CLOSED) return; // the browser comes again by itself, with the last id
      broken = true;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void mayRetry().then((may) => may && open()), Math.min(LONGEST_WAIT, 1000 * 2 ** failures++) * (0.7 + Math.random() * 0.6));
    };
  };
  open();
  const hurry = () => {
    if (source?.readyState === EventSource.CLOSED) {
      clearTimeout(waiting);
      open();
    }
  };
  addEventListener('online', hurry);
  return () => {
    removeEventListener('online', hurry);
    clearTimeout(waiting);
    source?.close();
  };
}

export const changes = {
  liveness,
  follow(follower: (change: Change) => void) {
    followers.add(follower);
    return () => void followers.delete(follower);
  },
  onReset(resetter: () => void) {
    resetters.add(resetter);
    return () => void resetters.delete(resetter);
  },
  /** @param mayRetry asked after a stream was refused: whether somebody is still signed in */
  start(mayRetry: () => Promise<boolean>) {
    addEventListener('offline', () => liveness.set('offline'));
    addEventListener('online', () => liveness.set('reconnecting'));
    if (!('locks' in navigator)) {
      lead(() => {}, mayRetry);
      return;
    }
    const channel = new BroadcastChannel(CHANNEL);
    let leads = false;
    channel.onmessage = (event) => {
      const message = event.data as Message;
      if (message.say !== 'who') hear(message);
      else if (leads) channel.postMessage({ say: 'liveness', liveness: liveness.get() });
    };
    channel.postMessage({ say: 'who' });
    void navigator.locks.request(CHANNEL, () => {
      leads = true;
      lead((message) => channel.postMessage(message), mayRetry);
      return new Promise(() => {}); // held until the tab is closed
    });
  },
};
