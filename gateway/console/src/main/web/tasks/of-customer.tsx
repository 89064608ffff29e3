import type { Query } from '../core/api';
import { useNames } from '../core/lookup';
import { may } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { address } from '../core/router';
import { Blank, Panel } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { Listed } from '../ui/listed';
import { useWords } from '../words/words';
import { complete, type TaskRecord } from './deeds';
import { isOverdue } from './due';

const SHOWN = 6;

/** Open tasks, what is due first: those of one customer, or one's own. */
export function OpenTasks({ title, of, onAdd }: { title: string; of: { customer: string } | { assignee: string } | object; onAdd?: (() => void) | undefined }) {
  const { t, f } = useWords();
  const asked = { ...of, status: 'OPEN', sort: 'due', limit: SHOWN, total: true, expand: 'customer,owner' } as unknown as Query<'GET /api/v1/tasks'>;
  const read = useRead('GET /api/v1/tasks', { query: asked }, { kinds: ['task'] });
  const tasks = read.value?.items as readonly TaskRecord[] | undefined;
  useNames(tasks?.map((task) => task.state.assigneeId) ?? []);
  return (
    <Panel title={title} count={read.value?.total} actions={onAdd ? <Button icon="plus" small onClick={onAdd}>{t.tasks.add}</Button> : 'customer' in of ? null : <LinkButton href={address('/tasks')}>{t.common.showAll}</LinkButton>}>
      <Listed read={read} items={tasks} rows={3} empty={<Blank icon="circle-check" title={t.tasks.empty} />}>
        {(task) => (
          <li key={task.id}>
            <div class="grow">
              <p class="row apart"><a class="plain strong cut" href={address('/tasks', { open: task.id, whose: 'all' })}>{task.personal?.subject ?? t.common.unnamed}</a>{may('tasks') && <Button small icon="check" aria-label={t.tasks.completeOne(task.personal?.subject ?? t.common.unnamed)} onClick={() => void complete(task)}>{t.tasks.complete}</Button>}</p>
              <p class="row apart muted small"><span class="cut">{'customer' in of ? (names.of(task.state.assigneeId) ?? t.common.hiddenName) : names.of(task.state.customerId)}</span><span class={isOverdue(task.state) ? 'late num' : 'num'}>{task.state.dueAt ? f.moment(task.state.dueAt) : t.tasks.noDue}</span></p>
            </div>
          </li>
        )}
      </Listed>
    </Panel>
  );
}
