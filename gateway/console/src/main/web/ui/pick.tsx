import { useEffect, useState } from 'preact/hooks';
import { useNames } from '../core/lookup';
import { names } from '../core/names';
import { useWords } from '../words/words';
import { type Choice, Combobox } from './combobox';
import { Field } from './field';

interface Props {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  id: string;
  onPick: (id: string, choice: Choice | null) => void;
  find: (text: string) => Promise<readonly Choice[]>;
  placeholder?: string;
}

/** A field that holds the id of another record and shows its name. */
export function PickField({ id, onPick, find, placeholder, ...field }: Props) {
  const { t } = useWords();
  const [choice, setChoice] = useState<Choice | null>(id ? { id, name: names.of(id) ?? id } : null);
  useNames([id]);
  const name = names.of(id);
  useEffect(() => {
    // What was there before its name was known gets the name; what somebody types meanwhile stays.
    if (id !== (choice?.id ?? '') || (name && choice?.name === id)) setChoice(id ? { id, name: name ?? id } : null);
  }, [id, name]);
  return (
    <Field {...field}>
      {(wiring) => (
        <Combobox
          {...wiring}
          value={choice}
          find={find}
          none={t.common.nothingFound}
          placeholder={placeholder ?? field.label}
          onChoose={(chosen) => {
            if (chosen) names.put(chosen.id, chosen.name);
            setChoice(chosen);
            onPick(chosen?.id ?? '', chosen);
          }}
        />
      )}
    </Field>
  );
}
