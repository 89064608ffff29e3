import { useEffect, useRef, useState } from 'preact/hooks';
import { Refusal } from './api';
import { drafts } from './drafts';

export type Typed = Record<string, string>;
export type Errors = Readonly<Record<string, string>>;

export interface Form<T extends Typed> {
  readonly typed: T;
  readonly errors: Errors;
  /** What concerns no field. */
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly fromDraft: boolean;
  set<K extends keyof T>(field: K, text: T[K]): void;
  put(typed: T): void;
  submit(): Promise<boolean>;
  discard(): void;
}

interface Options<T extends Typed> {
  /** Under which name what is typed is kept. */
  draft: string;
  initial: T;
  check: (typed: T) => Errors;
  send: (typed: T) => Promise<void>;
  /** The platform's name of a field, where it is not the form's. */
  fieldOf?: (name: string) => string;
}

/** A form that keeps what was typed until it was sent, and says what is wrong beside the field concerned. */
export function useForm<T extends Typed>({ draft, initial, check, send, fieldOf }: Options<T>): Form<T> {
  const kept = useRef(drafts.read<T>(draft));
  const [typed, setTyped] = useState<T>({ ...initial, ...kept.current });
  const [errors, setErrors] = useState<Errors>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useRef(typed);
  now.current = typed;

  useEffect(() => {
    if (JSON.stringify(typed) === JSON.stringify(initial)) return;
    const timer = setTimeout(() => drafts.keep(draft, typed), 250);
    return () => clearTimeout(timer);
  }, [typed]);

  return {
    typed,
    errors,
    refusal,
    busy,
    fromDraft: kept.current !== null,
    set(field, text) {
      setTyped((before) => ({ ...before, [field]: text }));
      if (errors[field as string]) setErrors(({ [field as string]: _, ...others }) => others);
    },
    put: setTyped,
    async submit() {
      const wrong = check(now.current);
      setErrors(wrong);
      setRefusal(null);
      if (Object.keys(wrong).length || busy) return false;
      setBusy(true);
      try {
        await send(now.current);
        drafts.drop(draft);
        return true;
      } catch (failure) {
        if (!(failure instanceof Refusal)) throw failure;
        const named = failure.problem.errors ?? [];
        const fields: Record<string, string> = {};
        for (const { field, message } of named) fields[fieldOf?.(field) ?? field.split('.')[0]!] ??= message;
        setErrors(fields);
        if (!named.length || !Object.keys(fields).some((field) => field in now.current)) setRefusal(failure);
        return false;
      } finally {
        setBusy(false);
      }
    },
    discard() {
      drafts.drop(draft);
      kept.current = null;
    },
  };
}
