import { ask } from '../core/api';
import { send } from '../core/commands';
import { type Form, type Typed, useForm } from '../core/form';
import { saveMerging } from '../core/merge';
import { learnPipelines, type PipelineRecord } from '../core/pipelines';
import { address, go } from '../core/router';
import { TextField } from '../ui/field';
import { FormDialog } from '../ui/form';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { StageRows } from './stage-rows';
import { allIn, fieldsOf, of, orderOf, slug, stagesFrom, withAdded } from './stages';

const KEY = /^[a-z0-9][a-z0-9-]{0,59}$/;
const PERCENT = /^(100|\d{1,2}(\.\d{1,2})?)%?$/;
const DAYS = /^\d{1,4}$/;
const plain = (text: string | undefined) => (text ?? '').normalize('NFKC').trim();

/** Defines a pipeline, or makes the next version of one. Stages that deals have passed stay, for facts refer to them: they can be retired only. */
export function PipelineForm({ record, onClose }: { record?: PipelineRecord; onClose: () => void }) {
  const { t } = useWords();
  const original: { revision: number; fields: Typed } = record ? { revision: record.revision, fields: fieldsOf(record) } : { revision: 0, fields: withAdded({ key: '', name: '', order: '' }) };
  const words: Record<string, string> = { name: t.pipelines.stageName, probability: t.pipelines.probability, days: t.pipelines.plannedDays, retired: t.pipelines.retired };
  const form: Form<Typed> = useForm<Typed>({
    draft: `pipeline.${record?.id ?? 'new'}`,
    initial: original.fields,
    check(typed) {
      const wrong: Record<string, string> = {};
      if (!plain(typed['name'])) wrong['name'] = t.pipelines.nameNeeded;
      if (!record && !KEY.test(typed['key'] || slug(typed['name'] ?? ''))) wrong['key'] = t.pipelines.keyWrong;
      for (const id of orderOf(typed)) {
        if (!plain(typed[of('name', id)])) wrong[of('name', id)] = t.pipelines.stageNameNeeded;
        if (!PERCENT.test(plain(typed[of('probability', id)]))) wrong[of('probability', id)] = t.pipelines.probabilityWrong;
        if (plain(typed[of('days', id)]) && !DAYS.test(plain(typed[of('days', id)]))) wrong[of('days', id)] = t.pipelines.daysWrong;
      }
      if (!orderOf(typed).some((id) => !typed[of('retired', id)])) wrong['order'] = t.pipelines.noOpenStage;
      return wrong;
    },
    fieldOf(field) {
      const [, index, part] = /^stages\W(\d+)\W+(\w+)/.exec(field) ?? [];
      const id = index === undefined ? undefined : orderOf(form.typed)[Number(index)];
      return id && part ? of(part === 'plannedDays' ? 'days' : (part as 'name'), id) : field.split('.')[0]!;
    },
    async send(typed) {
      const name = plain(typed['name']);
      if (!record) {
        const { id } = await send('POST /api/v1/pipelines', { body: { key: typed['key'] || slug(name), name, stages: stagesFrom(typed, orderOf(typed)) }, query: {} });
        await learnPipelines();
        say(t.pipelines.created(name));
        go(address(`/pipelines/${id}`));
        return;
      }
      const path = { id: record.id };
      let base = original.fields;
      const saved = await saveMerging<Typed>({
        original,
        mine: { ...typed, name },
        async read() {
          const { value } = await ask('GET /api/v1/pipelines/{id}', { path });
          base = fieldsOf(value);
          return { revision: value.revision, fields: base };
        },
        async write(changed, revision) {
          const all = { ...base, ...(changed as Typed) };
          await send('PUT /api/v1/pipelines/{id}', { path, body: { name: all['name'] ?? name, stages: stagesFrom(all, allIn(all, base)) }, revision, query: {} });
        },
        label(field) {
          const [part, id] = field.split(':');
          return id === undefined ? (part === 'order' ? t.pipelines.order : t.pipelines.name) : `${typed[of('name', id)] ?? id}: ${words[part ?? ''] ?? part}`;
        },
        show: (field, text) => (field === 'order' ? orderOf({ order: text }).map((id) => typed[of('name', id)] || base[of('name', id)] || id).join(' → ') : field.startsWith('retired') ? (text ? t.pipelines.retired : t.pipelines.inUse) : text),
      });
      if (saved === 'unchanged') return;
      await learnPipelines();
      say(saved === 'merged' ? t.conflict.merged : t.common.changed);
    },
  });
  const { typed, errors, set } = form;
  return (
    <FormDialog title={record ? t.pipelines.edit : t.pipelines.create} look="wide" form={form} submit={record ? t.pipelines.saveAs(record.state.version + 1) : t.common.save} onClose={onClose} onSent={() => record && onClose()}>
      <div class="pair">
        <TextField name="name" label={t.pipelines.name} value={typed['name'] ?? ''} onText={(text) => set('name', text)} error={errors['name']} required autoFocus maxLength={100} />
        {!record && <TextField name="key" label={t.pipelines.key} hint={t.pipelines.keyHint} placeholder={slug(typed['name'] ?? '')} value={typed['key'] ?? ''} onText={(text) => set('key', text)} error={errors['key']} maxLength={60} />}
      </div>
      <StageRows form={form} />
    </FormDialog>
  );
}
