import { useValue } from '../core/value';
import { address } from '../core/router';
import { Panel } from '../ui/bits';
import { Icon } from '../ui/icon';
import { useWords } from '../words/words';
import { KINDS } from './kinds';
import { made } from './memory';
import { running } from './run';

/** What this person imported lately with this browser. */
export function MadeList() {
  const { t, f } = useWords();
  useValue(running);
  const all = made.all();
  return (
    <Panel title={t.imports.lately}>
      {all.length ? (
        <ul class="list">
          {all.map((one) => (
            <li key={one.id}>
              <Icon name="upload" />
              <a class="plain strong cut grow" href={address(`/imports/${one.id}`, { of: KINDS[one.kind].service })}>{one.file}</a>
              <span class="muted small">{t.imports.kinds[one.kind]}</span>
              <time class="muted small num" dateTime={one.at} title={f.moment(one.at)}>{f.ago(one.at)}</time>
            </li>
          ))}
        </ul>
      ) : (
        <p class="inside muted small">{t.imports.noneYet}</p>
      )}
    </Panel>
  );
}
