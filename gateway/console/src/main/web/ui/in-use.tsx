import { setQuery, useParam } from '../core/router';
import { useWords } from '../words/words';
import { Select } from './field';

/** What `active` is asked for: what is in use unless the address says otherwise. */
export const activeOf = (use: string | null): { active?: boolean } => (use === 'all' ? {} : { active: use !== 'ended' });

/** Chooses between what is in use, what is not any more, and both. */
export function InUse({ label, active, ended }: { label: string; active: string; ended: string }) {
  const { t } = useWords();
  const use = useParam('use') ?? 'active';
  return (
    <span class="filter">
      <Select aria-label={label} value={use} onChoose={(next) => setQuery({ use: next === 'active' ? null : next })} options={[{ value: 'active', label: active }, { value: 'ended', label: ended }, { value: 'all', label: t.common.all }]} />
    </span>
  );
}
