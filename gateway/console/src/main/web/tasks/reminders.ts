import { ask } from '../core/api';
import { changes } from '../core/changes';
import { me } from '../core/me';
import { address, go } from '../core/router';
import { say } from '../ui/toast';
import { words } from '../words/words';

/** How long after its time a reminder still is news to somebody who has the console open. */
const NEWS = 120_000;
const told = new Set<string>();

/** Whoever has the console open is told when a reminder's time comes; the platform says when that is. */
changes.follow((change) => {
  if (change.kind !== 'task' || !change.id || !me.get()?.employee) return;
  void ask('GET /api/v1/tasks/{id}', { path: { id: change.id }, query: {} }).then(
    ({ value: { id, state, personal } }) => {
      const late = state.remindAt ? Date.now() - Date.parse(state.remindAt) : -1;
      if (state.status !== 'OPEN' || state.assigneeId !== me.get()?.employee?.id || late < 0 || late > NEWS || told.has(id + state.remindAt)) return;
      told.add(id + state.remindAt);
      const { t } = words();
      say(t.tasks.reminder(personal?.subject ?? t.common.unnamed), { action: { label: t.tasks.look, act: () => go(address('/tasks', { open: id })) } });
    },
    () => {},
  );
});
