import { send } from '../core/commands';
import { endOf } from '../core/days';
import { useForm } from '../core/form';
import { useMe } from '../core/me';
import { TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { Owned } from './owned';
import type { EmployeeRecord } from './records';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An employee leaves: what stays behind is shown before, for it keeps its owner until it is handed over. */
export function Departure({ employee, onClose }: { employee: EmployeeRecord; onClose: () => void }) {
  const { t, f } = useWords();
  const { zone } = useMe();
  const today = f.today();
  const { name } = employee.personal;
  const form = useForm({
    draft: `employee.departure.${employee.id}`,
    initial: { effectiveAt: today },
    check: ({ effectiveAt }): Record<string, string> => (DAY.test(effectiveAt) && effectiveAt <= today ? {} : { effectiveAt: t.directory.dayWrong }),
    async send({ effectiveAt }) {
      // Of a day that is over, its end; today's is not there yet.
      const body = effectiveAt < today ? { effectiveAt: endOf(effectiveAt, zone) } : {};
      await send('PUT /api/v1/employees/{id}/departure', { path: { id: employee.id }, body, query: {}, revision: employee.revision });
      say(t.directory.leftSaid(name));
    },
  });
  return (
    <FormDialog title={t.directory.leaveAsk(name)} form={form} submit={t.directory.leaves} danger onClose={onClose} onSent={onClose}>
      <p>{t.directory.leaveHint}</p>
      <Owned employee={employee.id} />
      <TextField name="effectiveAt" label={t.directory.lastDay} type="date" max={today} value={form.typed.effectiveAt} onText={(day) => form.set('effectiveAt', day)} error={form.errors['effectiveAt']} required />
    </FormDialog>
  );
}
