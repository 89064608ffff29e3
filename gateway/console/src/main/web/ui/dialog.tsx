import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../words/words';
import { Button } from './button';
import { Marks } from './marks';
import { closed, opened, Toasts } from './toast';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  footer?: ComponentChildren;
  look?: 'dialog' | 'wide' | 'drawer';
  onSubmit?: (() => void) | undefined;
}

/** The browser's own modal dialog: it keeps the focus in, and gives it back to who opened it. It has the focus before the next key is pressed: who types on at once loses no letter. */
export function Dialog({ title, onClose, children, footer, look = 'dialog', onSubmit }: Props) {
  const { t } = useWords();
  const heading = useId();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog?.querySelector<HTMLElement>('.body :is(input, select, textarea)');
    first?.focus();
    opened(heading);
    return () => {
      closed(heading);
      if (opener?.isConnected) opener.focus();
    };
  }, []);
  const inside = (
    <>
      <header>
        <h2 id={heading}>{title}</h2>
        <Button icon="x" look="quiet" aria-label={t.common.close} onClick={onClose} />
      </header>
      <div class="body" tabIndex={-1}>
        {onSubmit && <Marks />}
        {children}
      </div>
      {footer && <footer>{footer}</footer>}
      <Toasts inside={heading} />
    </>
  );
  return (
    <dialog
      ref={box}
      class={look === 'wide' ? 'dialog wide' : look}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {onSubmit ? (
        <form
          class="sheet"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {inside}
        </form>
      ) : (
        <div class="sheet">{inside}</div>
      )}
    </dialog>
  );
}
