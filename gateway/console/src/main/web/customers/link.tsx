import { names } from '../core/names';
import { address } from '../core/router';
import { useWords } from '../words/words';

/** A customer by name; who may not see it is not led there either. */
export function CustomerLink({ id, inTable }: { id: string; inTable?: boolean }) {
  const { t } = useWords();
  const name = names.of(id);
  return name ? <a href={address(`/customers/${id}`)} {...(inTable ? { tabIndex: -1 } : {})}>{name}</a> : <span class="muted">{t.common.hiddenName}</span>;
}
