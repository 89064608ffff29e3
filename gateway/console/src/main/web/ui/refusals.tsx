import { type Problem, Refusal, UNREACHABLE } from '../core/api';
import { again } from '../core/reads';
import { signInAddress } from '../core/session';
import { useWords, words } from '../words/words';
import { Blank } from './bits';
import { Button, LinkButton } from './button';

/** What happened, in words; what the platform says of it stands behind. */
export function wordsOf(problem: Problem): string {
  const { t } = words();
  if (problem.code === UNREACHABLE) return t.problems.unreachable;
  const known = (t.problems.codes as Record<string, string>)[problem.code];
  if (known) return known;
  if (problem.status === 401) return t.problems.signedOut;
  if (problem.status === 403) return t.problems.forbidden;
  if (problem.status === 404) return t.problems.absent;
  if (problem.status === 429) return t.problems.tooMany;
  if (problem.status >= 500) return t.problems.unavailable;
  return problem.detail ?? problem.title ?? problem.code;
}

export const refusalWords = (failure: unknown) => (failure instanceof Refusal ? wordsOf(failure.problem) : String(failure));

/** In place of what could not be read: what happened, and what to do. */
export function Refused({ refusal, onAgain, page = false }: { refusal: Refusal; onAgain?: () => void; page?: boolean }) {
  const { t } = useWords();
  const { problem } = refusal;
  if (problem.status === 401) {
    return <Blank refused page={page} icon="log-out" title={t.problems.signedOut} action={<LinkButton look="primary" href={signInAddress()}>{t.shell.signIn}</LinkButton>} />;
  }
  if (problem.status === 403) return <Blank refused page={page} icon="shield" title={t.problems.forbiddenTitle}>{t.problems.forbidden}</Blank>;
  if (problem.status === 404) return <Blank refused page={page} icon="circle-help" title={t.problems.absentTitle}>{t.problems.absent}</Blank>;
  return (
    <Blank refused page={page} icon={problem.status === 0 ? 'wifi-off' : 'circle-alert'} title={t.problems.failedTitle} action={<Button icon="refresh-cw" onClick={onAgain ?? (() => again())}>{t.common.tryAgain}</Button>}>
      {wordsOf(problem)}
      {problem.requestId && <><br /><span class="small">{t.problems.request} {problem.requestId}</span></>}
    </Blank>
  );
}
