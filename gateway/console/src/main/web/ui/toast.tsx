import { useValue, value } from '../core/value';
import { useWords } from '../words/words';
import { Button } from './button';
import { Icon } from './icon';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly bad: boolean;
  readonly action?: { readonly label: string; readonly act: () => void } | undefined;
}

const shown = value<readonly Toast[]>([]);
let last = 0;

const drop = (id: number) => shown.set(shown.get().filter((toast) => toast.id !== id));

/** Says what came of something. A refusal stays until it is put away. */
export function say(text: string, options: { bad?: boolean; stays?: boolean; action?: Toast['action'] } = {}) {
  const id = ++last;
  shown.set([...shown.get().slice(-3), { id, text, bad: options.bad ?? false, action: options.action }]);
  if (!options.bad && !options.stays) setTimeout(() => drop(id), 6000);
}

/** The dialogs that are open, the topmost last: what lies outside of it can be neither seen nor reached. */
const dialogs = value<readonly string[]>([]);
export const opened = (dialog: string) => dialogs.set([...dialogs.get(), dialog]);
export const closed = (dialog: string) => dialogs.set(dialogs.get().filter((one) => one !== dialog));

/** Stands on the page and in each dialog; it shows where somebody can see it. */
export function Toasts({ inside }: { inside?: string }) {
  const { t } = useWords();
  const topmost = useValue(dialogs).at(-1);
  const toasts = useValue(shown);
  if (topmost !== inside) return null;
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} class={toast.bad ? 'toast bad' : 'toast'}>
          <Icon name={toast.bad ? 'circle-alert' : 'circle-check'} />
          <span>{toast.text}</span>
          <span class="row">
            {toast.action && (
              <Button
                small
                onClick={() => {
                  toast.action?.act();
                  drop(toast.id);
                }}
              >
                {toast.action.label}
              </Button>
            )}
            <Button icon="x" look="quiet" small aria-label={t.common.dismiss} onClick={() => drop(toast.id)} />
          </span>
        </div>
      ))}
    </div>
  );
}
