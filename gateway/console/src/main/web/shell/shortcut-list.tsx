import { setSingleKeys, shortcuts, singleKeys } from '../core/shortcuts';
import { useValue } from '../core/value';
import { Dialog } from '../ui/dialog';
import { commandKey } from '../ui/keys';
import { useWords } from '../words/words';

const words: Record<string, string> = { mod: commandKey };

/** The shortcuts of this page list themselves: each is told by whoever listens to it. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const on = useValue(singleKeys);
  return (
    <Dialog title={t.shortcuts.title} onClose={onClose}>
      <table class="simple">
        <tbody>
          {shortcuts().map(({ keys, label }) => (
            <tr key={keys}>
              <th scope="row">{keys.startsWith('g ') ? `${t.shortcuts.goTo}: ${label()}` : label()}</th>
              <td class="end">
                {keys.split(' ').map((part, i) => (
                  <span key={i}>
                    {i > 0 && <span class="muted small"> {t.shortcuts.then} </span>}
                    {part.split('+').map((key) => <kbd key={key}>{words[key] ?? key.toUpperCase()}</kbd>)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t.shortcuts.rows}</th>
            <td class="end"><kbd>↑</kbd> <kbd>↓</kbd> <kbd>↵</kbd></td>
          </tr>
        </tbody>
      </table>
      <label class="row single-keys">
        <input type="checkbox" checked={on} onChange={(e) => setSingleKeys(e.currentTarget.checked)} />
        {t.shortcuts.single}
      </label>
    </Dialog>
  );
}
