import { useWords } from '../words/words';
import type { RecordOutline } from './services';

/** What the log says of a record. Its value is never shown: it belongs to a customer. */
export function Headers({ outline }: { outline: RecordOutline }) {
  const { t, f } = useWords();
  return (
    <dl class="facts headers">
      {Object.entries(outline.headers).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => <div key={name}><dt><code>{name}</code></dt><dd><code>{text}</code></dd></div>)}
      {outline.hiddenHeaders > 0 && <div><dt>{t.operations.hiddenHeaders}</dt><dd>{f.number(outline.hiddenHeaders)}</dd></div>}
      <div><dt>{t.operations.size}</dt><dd>{t.operations.bytes(f.number(outline.bytes))} <span class="muted small">{t.operations.valueHidden}</span></dd></div>
    </dl>
  );
}
