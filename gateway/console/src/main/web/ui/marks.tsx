import { useWords } from '../words/words';

/** What the mark of a label means: seen where a label beside it has one. */
export function Marks() {
  const { t } = useWords();
  return <p class="marks muted small">{t.common.marks}</p>;
}
