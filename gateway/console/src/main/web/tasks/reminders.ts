import { ask, type Query } from '../core/api';
import { changes } from '../core/changes';
import { me } from '../core/me';
import { address, go } from '../core/router';
import { say } from '../ui/toast';
import { words } from '../words/words';
import type { TaskRecord } from './deeds';

/** Of what came while nobody looked so much is told at the next sign-in. */
const MISSED = 86_400_000;
const MOST = 3;

const keyOf = (employee: string) => `rapport.reminded.${employee}`;

/** Up to which moment somebody has been told in this browser. */
function toldUntil(employee: string): number {
  return Number(localStorage.getItem(keyOf(employee)) ?? 0) || Date.now() - MISSED;
}

/** It stays until it is put away: who is told may just look elsewhere. */
function tell({ id, state, personal }: TaskRecord, employee: string) {
  const at = Date.parse(state.remindAt!);
  localStorage.setItem(keyOf(employee), String(Math.max(toldUntil(employee), at)));
  const { t } = words();
  say(t.tasks.reminder(personal?.subject ?? t.common.unnamed), { stays: true, action: { label: t.tasks.look, act: () => go(address('/tasks', { open: id })) } });
}

const isNews = ({ state }: TaskRecord, employee: string) => {
  const at = state.remindAt ? Date.parse(state.remindAt) : NaN;
  return state.status === 'OPEN' && state.assigneeId === employee && at <= Date.now() && at > toldUntil(employee);
};

/** What the time came for while nobody looked. */
function missed(employee: string) {
  const query = { assignee: employee, status: 'OPEN', sort: '-changed', limit: 200 } as unknown as Query<'GET /api/v1/tasks'>;
  void ask('GET /api/v1/tasks', { query }).then(
    ({ value }) =>
      (value.items as readonly TaskRecord[])
        .filter((task) => isNews(task, employee))
        .sort((one, other) => Date.parse(one.state.remindAt!) - Date.parse(other.state.remindAt!))
        .slice(-MOST)
        .forEach((task) => tell(task, employee)),
    () => {},
  );
}

/** Whoever has the console open is told when a reminder's time comes; the platform says when that is. */
changes.follow((change) => {
  const employee = me.get()?.employee?.id;
  if (change.kind !== 'task' || change.gone || !employee) return;
  void ask('GET /api/v1/tasks/{id}', { path: { id: change.id }, query: {} }).then(({ value }) => isNews(value as TaskRecord, employee) && tell(value as TaskRecord, employee), () => {});
});

const employee = me.get()?.employee?.id;
if (employee) missed(employee);
