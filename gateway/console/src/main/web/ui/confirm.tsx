import type { ComponentChildren } from 'preact';
import { useAttempt } from '../core/attempt';
import { useWords } from '../words/words';
import { Button } from './button';
import { Dialog } from './dialog';
import { wordsOf } from './refusals';

interface Props {
  title: string;
  label: string;
  /** It can be taken back. */
  harmless?: boolean;
  act: () => Promise<unknown>;
  onClose: () => void;
  children: ComponentChildren;
}

/** Says what a step does before it is taken. A refusal is told where the question was asked. */
export function Confirm({ title, label, harmless, act, onClose, children }: Props) {
  const { t } = useWords();
  const { busy, refusal, run } = useAttempt(async () => {
    await act();
    onClose();
  });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.common.back}</Button>
          <Button look={harmless ? 'primary' : 'danger'} busy={busy} onClick={run}>{label}</Button>
        </>
      }
    >
      <div class="stack">
        {refusal && <div class="error-summary" role="alert">{wordsOf(refusal.problem)}</div>}
        {children}
      </div>
    </Dialog>
  );
}
