import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Form, Typed } from '../core/form';
import { useWords } from '../words/words';
import { Button } from './button';
import { Dialog } from './dialog';
import { wordsOf } from './refusals';

interface Props<T extends Typed> {
  title: string;
  form: Form<T>;
  submit: string;
  look?: 'dialog' | 'drawer' | 'wide';
  danger?: boolean;
  onClose: () => void;
  onSent: () => void;
  children: ComponentChildren;
}

/** A form in a dialog: what is wrong is told above, with links to the fields, and beside each of them. */
export function FormDialog<T extends Typed>({ title, form, submit, look = 'dialog', danger, onClose, onSent, children }: Props<T>) {
  const { t } = useWords();
  const summary = useRef<HTMLDivElement>(null);
  const wrong = Object.entries(form.errors);
  useEffect(() => {
    if (wrong.length > 1 || form.refusal) summary.current?.focus();
    else if (wrong.length === 1) focusField(wrong[0]![0]);
  }, [form.errors, form.refusal]);
  const close = () => {
    form.discard();
    onClose();
  };
  return (
    <Dialog
      title={title}
      look={look}
      onClose={close}
      onSubmit={async () => {
        if (await form.submit()) onSent();
      }}
      footer={
        <>
          <Button onClick={close}>{t.common.cancel}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={form.busy}>{submit}</Button>
        </>
      }
    >
      <div class="form">
        {form.fromDraft && <p class="small muted" role="status">{t.common.draftKept}</p>}
        {(wrong.length > 1 || form.refusal) && (
          <div class="error-summary" role="alert" tabIndex={-1} ref={summary}>
            {form.refusal && <span>{wordsOf(form.refusal.problem)}</span>}
            {wrong.map(([field, message]) => (
              <a
                key={field}
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(field);
                }}
              >
                {message}
              </a>
            ))}
          </div>
        )}
        {children}
      </div>
    </Dialog>
  );
}

function focusField(field: string) {
  document.querySelector<HTMLElement>(`dialog[open] [data-field="${CSS.escape(field)}"] :is(input, select, textarea)`)?.focus();
}
