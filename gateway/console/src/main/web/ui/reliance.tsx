import type { analytics } from 'api';
import { useWords } from '../words/words';
import { Note } from './bits';

/** What a view relies on, said only where it is less than everything. */
export function Reliance({ of, stale }: { of: analytics.AnswerFreshness | undefined; stale: boolean }) {
  const { t, f } = useWords();
  if (!of) return null;
  return (
    <>
      {stale && <Note icon="clock">{t.problems.stale}</Note>}
      {!of.complete && (
        <Note icon="circle-alert">
          {t.problems.incomplete} {of.missing.length ? of.missing.join(', ') : of.watermark ? t.funnel.watermark(f.moment(of.watermark)) : t.funnel.incomplete}
        </Note>
      )}
    </>
  );
}
