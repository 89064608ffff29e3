import { ask, type Body } from '../core/api';
import { send } from '../core/commands';
import { useForm } from '../core/form';
import { saveMerging } from '../core/merge';
import { names } from '../core/names';
import { findEmployees, findTeams } from '../core/people';
import { setQuery } from '../core/router';
import { TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { PickField } from '../ui/pick';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import type { EmployeeRecord } from './records';

const fieldsOf = ({ revision, state, personal }: EmployeeRecord) => ({
  revision,
  fields: { name: personal.name, teamId: state.teamId ?? '', managerId: state.managerId ?? '', region: state.region ?? '' },
});

export function EmployeeForm({ record, onClose }: { record?: EmployeeRecord; onClose: () => void }) {
  const { t } = useWords();
  const original = record ? fieldsOf(record) : { revision: 0, fields: { name: '', teamId: '', managerId: '', region: '' } };
  const form = useForm({
    draft: `employee.${record?.id ?? 'new'}`,
    initial: original.fields,
    check: ({ name }): Record<string, string> => (name.trim() ? {} : { name: t.directory.nameNeeded }),
    async send(typed) {
      const tidy = { ...typed, name: typed.name.trim(), region: typed.region.trim() };
      if (!record) {
        const { name, ...others } = tidy;
        const { id } = await send('POST /api/v1/employees', { body: { name, ...Object.fromEntries(Object.entries(others).filter(([, text]) => text)) }, query: {} });
        names.put(id, name);
        say(t.directory.joinedSaid(name));
        setQuery({ new: null, open: id });
        return;
      }
      const path = { id: record.id };
      const saved = await saveMerging({
        original,
        mine: tidy,
        read: async () => fieldsOf((await ask('GET /api/v1/employees/{id}', { path, query: { expand: 'team,manager' } })).value),
        write: async (changed, revision) => {
          const body = Object.fromEntries(Object.entries(changed).map(([field, text]) => [field, text || null])) as Body<'PATCH /api/v1/employees/{id}'>;
          await send('PATCH /api/v1/employees/{id}', { path, body, revision, query: {} });
        },
        label: (field) => ({ name: t.directory.name, teamId: t.directory.team, managerId: t.directory.manager, region: t.directory.region })[field] ?? field,
        show: (field, text) => (field.endsWith('Id') ? (names.of(text) ?? text) : text),
      });
      names.put(record.id, tidy.name);
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={record ? t.directory.editEmployee : t.palette.newEmployee} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={() => record && onClose()}>
      <TextField name="name" label={t.directory.name} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus maxLength={200} />
      <PickField name="teamId" label={t.directory.team} id={typed.teamId} onPick={(id) => set('teamId', id)} find={findTeams} error={errors['teamId']} />
      <PickField name="managerId" label={t.directory.manager} id={typed.managerId} onPick={(id) => set('managerId', id)} find={findEmployees} error={errors['managerId']} />
      <TextField name="region" label={t.directory.region} value={typed.region} onText={(text) => set('region', text)} error={errors['region']} maxLength={100} />
    </FormDialog>
  );
}
