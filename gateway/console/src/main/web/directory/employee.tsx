import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { address, setQuery, useHere } from '../core/router';
import { Bones, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Refused } from '../ui/refusals';
import { useWords } from '../words/words';
import { Departure } from './departure';
import { EmployeeForm } from './employee-form';
import { Owned } from './owned';

/** One employee beside the list: where in the organization, and what they answer for. */
export function Employee({ id }: { id: string }) {
  const { t, f, of } = useWords();
  const { query } = useHere();
  const read = useRead('GET /api/v1/employees/{id}', { path: { id }, query: { expand: 'team,manager' } }, { ids: [id] });
  const led = useRead('GET /api/v1/employees', { query: { manager: [id], active: [true], sort: 'name', total: true, limit: 10 } }, { kinds: ['employee'] });
  const employee = read.value;
  const changes = may('directory') && employee?.state.status === 'ACTIVE';
  if (employee && changes && query.has('edit')) return <EmployeeForm record={employee} onClose={() => setQuery({ edit: null })} />;
  if (employee && changes && query.has('leave')) return <Departure employee={employee} onClose={() => setQuery({ leave: null })} />;
  return (
    <Dialog
      title={employee?.personal.name ?? t.directory.title}
      look="drawer"
      onClose={() => setQuery({ open: null })}
      footer={
        changes ? (
          <>
            <Button icon="user-minus" onClick={() => setQuery({ leave: '1' })}>{t.directory.leaves}</Button>
            <Button icon="pencil" look="primary" onClick={() => setQuery({ edit: '1' })}>{t.common.edit}</Button>
          </>
        ) : null
      }
    >
      {!employee ? (
        read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={6} label={t.common.loading} />
      ) : (
        <div class="stack">
          <p><Pill tone={employee.state.status === 'ACTIVE' ? 'good' : ''}>{labelOf('employee', 'status', employee.state.status, of)}</Pill></p>
          <dl class="facts">
            <dt>{t.directory.team}</dt><dd>{employee.state.teamId ? <a href={address('/directory', { tab: 'teams', open: employee.state.teamId })}>{names.of(employee.state.teamId) ?? employee.state.teamId}</a> : '–'}</dd>
            <dt>{t.directory.manager}</dt><dd>{employee.state.managerId ? <a href={address('/directory', { use: 'all', open: employee.state.managerId })}>{names.of(employee.state.managerId) ?? employee.state.managerId}</a> : '–'}</dd>
            <dt>{t.directory.region}</dt><dd>{employee.state.region ?? '–'}</dd>
            {employee.state.externalIds.length > 0 && <><dt>{t.customers.externalIds}</dt><dd>{employee.state.externalIds.map((one) => `${one.system}: ${one.id}`).join(', ')}</dd></>}
            {employee.state.changedAt && <><dt>{t.customers.changedAt}</dt><dd>{f.moment(employee.state.changedAt)}</dd></>}
          </dl>
          {Boolean(led.value?.total) && (
            <section class="stack">
              <h3>{t.directory.leads} <span class="count">{led.value!.total}</span></h3>
              <ul class="names">{led.value!.items.map((one) => <li key={one.id}><a href={address('/directory', { open: one.id })}>{one.personal.name}</a></li>)}</ul>
              {led.value!.total! > led.value!.items.length && <p><a class="small" href={address('/directory', { manager: id })}>{t.common.showAll}</a></p>}
            </section>
          )}
          <section class="stack">
            <h3>{t.directory.owns}</h3>
            <Owned employee={id} />
          </section>
        </div>
      )}
    </Dialog>
  );
}
