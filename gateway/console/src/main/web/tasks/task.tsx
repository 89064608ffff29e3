import { useNames } from '../core/lookup';
import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { setQuery, useHere } from '../core/router';
import { CustomerLink } from '../customers/link';
import { Bones, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import { cancel, complete, reopen, type TaskRecord } from './deeds';
import { isOverdue } from './due';
import { repeatOf } from './repeats';
import { TaskForm } from './task-form';

/** One task beside the list: what is to be done, for whom and by when, and what may be done with it. */
export function Task({ id }: { id: string }) {
  const { t, f, of } = useWords();
  const { query } = useHere();
  const read = useRead('GET /api/v1/tasks/{id}', { path: { id }, query: { expand: 'customer,owner' } }, { ids: [id] });
  const task = read.value as TaskRecord | undefined;
  useNames([task?.state.assigneeId, task?.state.customerId]);
  const close = () => setQuery({ open: null, edit: null });
  if (task && query.has('edit') && may('tasks')) return <TaskForm record={task} onClose={() => setQuery({ edit: null })} />;
  const open = task?.state.status === 'OPEN';
  return (
    <Dialog
      title={task?.personal?.subject ?? t.tasks.title}
      look="drawer"
      onClose={close}
      footer={
        task && may('tasks') ? (
          <>
            {open && <Button icon="circle-x" onClick={() => void cancel(task)}>{t.tasks.cancel}</Button>}
            <Button icon="pencil" onClick={() => setQuery({ edit: '1' })}>{t.common.edit}</Button>
            {open ? <Button icon="check" look="primary" onClick={() => void complete(task)}>{t.tasks.complete}</Button> : <Button icon="rotate-ccw" look="primary" onClick={() => void reopen(task)}>{t.tasks.reopen}</Button>}
          </>
        ) : null
      }
    >
      {!task ? (
        read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={6} label={t.common.loading} />
      ) : (
        <div class="stack">
          <p class="row wrap"><Pill tone={open ? 'info' : task.state.status === 'DONE' ? 'good' : ''}>{labelOf('task', 'status', task.state.status, of)}</Pill><Pill>{labelOf('task', 'kind', task.state.kind, of)}</Pill></p>
          {task.personal?.note && <p class="prose">{task.personal.note}</p>}
          <dl class="facts">
            <dt>{t.tasks.due}</dt><dd class={isOverdue(task.state) ? 'late' : ''}>{task.state.dueAt ? f.moment(task.state.dueAt) : '–'}</dd>
            <dt>{t.tasks.remind}</dt><dd>{task.state.remindAt ? f.moment(task.state.remindAt) : '–'}</dd>
            {task.state.recurrenceRule && task.state.status !== 'CANCELLED' && <><dt>{t.tasks.repeats}</dt><dd>{repeatOf(task.state.recurrenceRule, t)}</dd></>}
            <dt>{t.tasks.assignee}</dt><dd>{names.of(task.state.assigneeId) ?? t.common.hiddenName}</dd>
            <dt>{t.tasks.customer}</dt><dd>{task.state.customerId ? <CustomerLink id={task.state.customerId} /> : '–'}</dd>
            {task.state.doneAt && <><dt>{t.tasks.doneAt}</dt><dd>{f.moment(task.state.doneAt)}</dd></>}
            {task.state.createdAt && <><dt>{t.tasks.createdAt}</dt><dd>{f.moment(task.state.createdAt)}</dd></>}
          </dl>
        </div>
      )}
    </Dialog>
  );
}
