import { Note } from '../ui/bits';
import { Refused, wordsOf } from '../ui/refusals';
import { useWords } from '../words/words';
import type { Source } from './pages';

export const forbiddenIn = (sources: readonly Source<unknown>[]) => sources.find(({ refusal }) => refusal?.problem.status === 403)?.refusal;

/** Which services did not answer: what is shown is without them, or as it was. */
export function Unanswered({ sources }: { sources: readonly Source<unknown>[] }) {
  const { t } = useWords();
  const silent = sources.filter((one) => one.refusal);
  if (!silent.length) return null;
  if (silent.length === sources.length && !sources.some((one) => one.items.length)) return <Refused refusal={silent[0]!.refusal!} />;
  return (
    <div role="status" class="stack unanswered-list">
      {silent.map(({ service, refusal }) => <Note key={service} tone="bad" icon="circle-alert">{t.operations.services[service]}: {wordsOf(refusal!.problem)}</Note>)}
    </div>
  );
}
