import { Refusal } from './api';
import type { Typed } from './form';
import { value } from './value';

/** A record's fields as text, and the revision that they were read at. */
export interface Version<T extends Typed> {
  readonly revision: number;
  readonly fields: T;
}

export interface Clash {
  readonly field: string;
  readonly original: string;
  readonly theirs: string;
  readonly mine: string;
}

export interface Question {
  readonly clashes: readonly Clash[];
  /** The chosen text per field; null: the person would rather go on typing. */
  readonly answer: (chosen: Typed | null) => void;
  readonly show: (field: string, text: string) => string;
  readonly label: (field: string) => string;
}

export const question = value<Question | null>(null);
export const STALE = 412;

interface Saving<T extends Typed> {
  readonly original: Version<T>;
  readonly mine: T;
  readonly read: () => Promise<Version<T>>;
  readonly write: (changed: Partial<T>, revision: number) => Promise<void>;
  readonly label: (field: string) => string;
  readonly show?: (field: string, text: string) => string;
}

/**
 * Saves only what was changed. Who changed something else meanwhile is no obstacle: both stand. Who changed the same:
 * the person sees what it was, what it is and what they typed, and chooses.
 */
export async function saveMerging<T extends Typed>({ original, mine, read, write, label, show }: Saving<T>): Promise<'saved' | 'merged' | 'unchanged'> {
  let base = original;
  let wanted = mine;
  for (let merged = false; ; merged = true) {
    const changed = Object.fromEntries(Object.entries(wanted).filter(([field, text]) => text !== base.fields[field])) as Partial<T>;
    if (!Object.keys(changed).length) return merged ? 'merged' : 'unchanged';
    try {
      await write(changed, base.revision);
      return merged ? 'merged' : 'saved';
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.problem.status !== STALE) throw failure;
      const theirs = await read();
      const clashes = Object.keys(changed)
        .filter((field) => theirs.fields[field] !== base.fields[field] && theirs.fields[field] !== wanted[field])
        .map((field) => ({ field, original: base.fields[field] ?? '', theirs: theirs.fields[field] ?? '', mine: wanted[field] ?? '' }));
      const chosen = clashes.length ? await choose(clashes, label, show) : {};
      if (!chosen) throw failure;
      wanted = { ...theirs.fields, ...changed, ...chosen };
      base = theirs;
    }
  }
}

function choose(clashes: readonly Clash[], label: Question['label'], show: Question['show'] = (_, text) => text): Promise<Typed | null> {
  return new Promise((resolve) => {
    question.set({
      clashes,
      label,
      show,
      answer: (chosen) => {
        question.set(null);
        resolve(chosen);
      },
    });
  });
}
