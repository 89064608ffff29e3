import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Form, Typed } from '../core/form';
import { Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Icon } from '../ui/icon';
import { composing } from '../ui/keys';
import { type Entry, Menu } from '../ui/menu';
import { useWords } from '../words/words';
import { isAdded, moved, of, orderOf, withAdded, without } from './stages';

/** Stages in their order: dragged by the handle, moved by arrow keys on it, or by the menu of each. */
export function StageRows({ form }: { form: Form<Typed> }) {
  const { t } = useWords();
  const { typed, errors, set, put } = form;
  const [held, setHeld] = useState<{ id: string; before: string } | null>(null);
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  const rows = useRef<HTMLOListElement>(null);
  const order = orderOf(typed);
  const nameOf = (id: string) => typed[of('name', id)] || t.pipelines.newStage;

  useLayoutEffect(() => {
    if (focus.current) rows.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = null;
  });

  const move = (id: string, to: number) => {
    const next = moved(typed, id, to);
    if (next === typed['order']) return;
    set('order', next);
    setSaid(t.pipelines.movedTo(nameOf(id), orderOf({ order: next }).indexOf(id) + 1, order.length));
  };
  const byKey = (id: string, to: number) => {
    focus.current = `[data-stage="${CSS.escape(id)}"] .handle`;
    move(id, to);
  };
  const add = () => {
    const next = withAdded(typed);
    const id = orderOf(next).at(-1)!;
    focus.current = `[data-stage="${CSS.escape(id)}"] input`;
    put(next);
  };
  const entriesOf = (id: string, i: number): readonly Entry[] => [
    ...(i > 0 ? [{ label: t.pipelines.moveUp, icon: 'arrow-up' as const, act: () => move(id, i - 1) }] : []),
    ...(i < order.length - 1 ? [{ label: t.pipelines.moveDown, icon: 'arrow-down' as const, act: () => move(id, i + 1) }] : []),
    isAdded(id)
      ? { label: t.pipelines.removeStage, icon: 'trash-2' as const, act: () => put(without(typed, id)) }
      : typed[of('retired', id)]
        ? { label: t.pipelines.bringBack, icon: 'rotate-ccw' as const, act: () => set(of('retired', id), '') }
        : { label: t.pipelines.retireStage, icon: 'circle-x' as const, act: () => set(of('retired', id), 'true') },
  ];
  return (
    <div class="stack" data-field="order">
      <p class="hint muted small" id="stages-help">{t.pipelines.stagesHelp}</p>
      <ol class="stage-rows" ref={rows} aria-label={t.pipelines.stages}>
        {order.map((id, i) => (
          <li
            key={id}
            data-stage={id}
            class={held?.id === id ? 'held' : ''}
            onDragOver={(event) => {
              if (!held) return;
              event.preventDefault();
              if (held.id !== id) set('order', moved(typed, held.id, i));
            }}
            onDrop={(event) => {
              event.preventDefault();
              setHeld(null);
            }}
          >
            <span
              class="handle"
              role="button"
              tabIndex={0}
              draggable
              aria-label={t.pipelines.handle(nameOf(id), i + 1, order.length)}
              aria-describedby="stages-help"
              onDragStart={(event) => {
                event.dataTransfer?.setData('text/plain', nameOf(id));
                setHeld({ id, before: typed['order'] ?? '' });
              }}
              onDragEnd={() => {
                if (held) set('order', held.before);
                setHeld(null);
              }}
              onKeyDown={(event) => {
                if (composing(event) || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                byKey(id, event.key === 'ArrowUp' ? i - 1 : i + 1);
              }}
            >
              <Icon name="grip-vertical" />
            </span>
            <TextField name={of('name', id)} label={t.pipelines.stageName} value={typed[of('name', id)] ?? ''} onText={(text) => set(of('name', id), text)} error={errors[of('name', id)]} required maxLength={100} hint={typed[of('retired', id)] ? <Pill>{t.pipelines.retired}</Pill> : undefined} />
            <TextField name={of('probability', id)} label={t.pipelines.percent} inputMode="decimal" value={typed[of('probability', id)] ?? ''} onText={(text) => set(of('probability', id), text)} error={errors[of('probability', id)]} required />
            <TextField name={of('days', id)} label={t.pipelines.plannedDays} inputMode="decimal" value={typed[of('days', id)] ?? ''} onText={(text) => set(of('days', id), text)} error={errors[of('days', id)]} />
            <Menu label={t.pipelines.actionsOf(nameOf(id))} icon="ellipsis-vertical" look="quiet" groups={[{ entries: entriesOf(id, i) }]} />
          </li>
        ))}
      </ol>
      {errors['order'] && <p class="error small" role="alert">{errors['order']}</p>}
      <p><Button icon="plus" onClick={add}>{t.pipelines.addStage}</Button></p>
      <p class="hidden" role="status" aria-live="assertive">{said}</p>
    </div>
  );
}
