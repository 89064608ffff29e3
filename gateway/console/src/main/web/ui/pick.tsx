import { useEffect, useState } from 'preact/hooks';
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
  useEffect(() => {
    if (id !== (choice?.id ?? '')) setChoice(id ? { id, name: names.of(id) ?? id } : null);
  }, [id]);
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
