import { useState } from 'preact/hooks';
import { type Question, question } from '../core/merge';
import { useValue } from '../core/value';
import { useWords } from '../words/words';
import { Button } from './button';
import { Dialog } from './dialog';

export function Conflicts() {
  const asked = useValue(question);
  return asked && <Conflict asked={asked} />;
}

function Conflict({ asked }: { asked: Question }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Record<string, 'theirs' | 'mine'>>({});
  const close = () => asked.answer(null);
  return (
    <Dialog
      title={t.conflict.title}
      look="wide"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{t.common.cancel}</Button>
          <Button look="primary" onClick={() => asked.answer(Object.fromEntries(asked.clashes.map((clash) => [clash.field, clash[chosen[clash.field] ?? 'mine']])))}>
            {t.conflict.keep}
          </Button>
        </>
      }
    >
      <p>{t.conflict.intro}</p>
      <table class="simple">
        <thead>
          <tr><th>{t.conflict.field}</th><th>{t.conflict.original}</th><th>{t.conflict.theirs}</th><th>{t.conflict.mine}</th></tr>
        </thead>
        <tbody>
          {asked.clashes.map((clash) => (
            <tr key={clash.field}>
              <th scope="row">{asked.label(clash.field)}</th>
              <td class="muted">{asked.show(clash.field, clash.original) || '–'}</td>
              {(['theirs', 'mine'] as const).map((whose) => (
                <td key={whose}>
                  <label class="row">
                    <input type="radio" name={clash.field} checked={(chosen[clash.field] ?? 'mine') === whose} onChange={() => setChosen({ ...chosen, [clash.field]: whose })} />
                    {asked.show(clash.field, clash[whose]) || '–'}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
