import { useState } from 'preact/hooks';
import { Refusal } from './api';

/** Something that is tried at a press of a button: whether it is under way, and why the platform refused it. */
export function useAttempt(act: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await act();
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      setRefusal(failure);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, run: () => void run() };
}
