import type { Refusal } from '../core/api';
import { Blank } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { wordsOf } from '../ui/refusals';
import { useWords } from '../words/words';

/** In place of everything, where nobody is signed in or the platform does not answer. */
export function NotStarted({ why, refusal }: { why?: string; refusal?: Refusal | null }) {
  const { t } = useWords();
  return (
    <main class="not-started">
      <h1 class="hidden">Rapport</h1>
      {why !== undefined ? (
        <Blank icon="log-out" title={t.shell.welcome} action={<LinkButton look="primary" href="/session/login?to=%2Fconsole%2F">{t.shell.signIn}</LinkButton>}>
          {t.shell.signInFailed[why] ?? t.shell.signInFailed['failed']}
        </Blank>
      ) : (
        <Blank icon="circle-alert" title={t.problems.failedTitle} action={<Button icon="refresh-cw" onClick={() => location.reload()}>{t.common.tryAgain}</Button>}>
          {refusal ? wordsOf(refusal.problem) : t.problems.unavailable}
        </Blank>
      )}
    </main>
  );
}
