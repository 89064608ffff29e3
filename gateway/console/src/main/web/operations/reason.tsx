import { useState } from 'preact/hooks';
import { TextField } from '../ui/field';
import { useWords } from '../words/words';

/** Why an operator does something that cannot be taken back: it stands in the audit. */
export function useReason() {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  return {
    note: note.trim(),
    refuse: setError,
    /** Whether one was given; says so where it is missing. */
    isGiven() {
      if (note.trim()) return true;
      setError(t.operations.reasonNeeded);
      return false;
    },
    field: (
      <TextField
        name="note"
        label={t.operations.why}
        hint={t.operations.noPersonal}
        value={note}
        onText={(text) => {
          setNote(text);
          setError(undefined);
        }}
        error={error}
        maxLength={300}
        required
        autoFocus
      />
    ),
  };
}
