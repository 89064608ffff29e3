import type { customer } from 'api';
import type { Commanding } from '../core/api';
import { isSecondClick } from '../core/clicks';
import { send } from '../core/commands';
import { refusalWords } from '../ui/refusals';
import { say } from '../ui/toast';
import { words } from '../words/words';

export type TaskRecord = customer.PersonalViewOfTaskStateOfTaskPersonal;

const about = (task: TaskRecord, status: TaskRecord['state']['status']) => ({ meanwhile: { id: task.id, overlay: { status } }, customerId: task.state.customerId });

async function become(operation: Commanding & `POST /api/v1/tasks/{id}/${string}`, task: TaskRecord, status: TaskRecord['state']['status'], said: string, undo: boolean) {
  const { t } = words();
  try {
    await send(operation, { path: { id: task.id }, body: {}, query: {} }, about(task, status));
    say(said, undo ? { action: { label: t.common.undo, act: () => void reopen(task) } } : {});
  } catch (failure) {
    say(`${t.problems.undone(said)} ${refusalWords(failure)}`, { bad: true });
  }
}

const named = (task: TaskRecord) => task.personal?.subject ?? words().t.common.unnamed;

const doneWords = (task: TaskRecord) => words().t.tasks[task.state.recurrenceRule ? 'doneAgain' : 'doneSaid'](named(task));
const cancelWords = (task: TaskRecord) => words().t.tasks[task.state.recurrenceRule ? 'endedSaid' : 'cancelledSaid'](named(task));

export const complete = (task: TaskRecord) => (isSecondClick() ? Promise.resolve() : become('POST /api/v1/tasks/{id}/completion', task, 'DONE', doneWords(task), true));
export const cancel = (task: TaskRecord) => become('POST /api/v1/tasks/{id}/cancellation', task, 'CANCELLED', cancelWords(task), true);
export const reopen = (task: TaskRecord) => become('POST /api/v1/tasks/{id}/reopening', task, 'OPEN', words().t.tasks.reopenedSaid(named(task)), false);
