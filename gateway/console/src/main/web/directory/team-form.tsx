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
import type { TeamRecord } from './records';

const fieldsOf = ({ revision, state }: TeamRecord) => ({ revision, fields: { name: state.name, leadId: state.leadId ?? '', parentTeamId: state.parentTeamId ?? '' } });

export function TeamForm({ record, onClose }: { record?: TeamRecord; onClose: () => void }) {
  const { t } = useWords();
  const original = record ? fieldsOf(record) : { revision: 0, fields: { name: '', leadId: '', parentTeamId: '' } };
  const form = useForm({
    draft: `team.${record?.id ?? 'new'}`,
    initial: original.fields,
    check: ({ name }): Record<string, string> => (name.trim() ? {} : { name: t.directory.teamNameNeeded }),
    async send(typed) {
      const tidy = { ...typed, name: typed.name.trim() };
      if (!record) {
        const { name, ...others } = tidy;
        const { id } = await send('POST /api/v1/teams', { body: { name, ...Object.fromEntries(Object.entries(others).filter(([, text]) => text)) }, query: {} });
        names.put(id, name);
        say(t.directory.formedSaid(name));
        setQuery({ new: null, open: id });
        return;
      }
      const path = { id: record.id };
      const saved = await saveMerging({
        original,
        mine: tidy,
        read: async () => fieldsOf((await ask('GET /api/v1/teams/{id}', { path, query: { expand: 'lead,parent' } })).value),
        write: async (changed, revision) => {
          const body = Object.fromEntries(Object.entries(changed).map(([field, text]) => [field, text || null])) as Body<'PATCH /api/v1/teams/{id}'>;
          await send('PATCH /api/v1/teams/{id}', { path, body, revision, query: {} });
        },
        label: (field) => ({ name: t.directory.teamName, leadId: t.directory.lead, parentTeamId: t.directory.parent })[field] ?? field,
        show: (field, text) => (field === 'name' ? text : (names.of(text) ?? text)),
      });
      names.put(record.id, tidy.name);
      if (saved !== 'unchanged') say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  const findOthers = async (text: string) => (await findTeams(text)).filter((one) => one.id !== record?.id);
  return (
    <FormDialog title={record ? t.directory.editTeam : t.palette.newTeam} look="drawer" form={form} submit={t.common.save} onClose={onClose} onSent={() => record && onClose()}>
      <TextField name="name" label={t.directory.teamName} value={typed.name} onText={(text) => set('name', text)} error={errors['name']} required autoFocus maxLength={200} />
      <PickField name="leadId" label={t.directory.lead} id={typed.leadId} onPick={(id) => set('leadId', id)} find={findEmployees} error={errors['leadId']} />
      <PickField name="parentTeamId" label={t.directory.parent} id={typed.parentTeamId} onPick={(id) => set('parentTeamId', id)} find={findOthers} error={errors['parentTeamId']} />
    </FormDialog>
  );
}
