import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | '';

export function Pill({ tone = '', icon, children, title }: { tone?: Tone; icon?: IconName; children: ComponentChildren; title?: string }) {
  return (
    <span class={`pill ${tone}`} title={title}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}

const HUES = 8;
const CHINESE = /[\u3400-\u9fff]/;

/** Of a name in two scripts, the first counts. */
const initials = (name: string) => {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? '';
  if (CHINESE.test(first)) return first.slice(0, first.length > 3 ? 2 : 1);
  const last = words.filter((word) => !CHINESE.test(word)).at(-1) ?? '';
  return ((first[0] ?? '') + (last !== first ? (last[0] ?? '') : '')).toUpperCase();
};

export function Avatar({ name, seed, big }: { name: string; seed?: string | undefined; big?: boolean }) {
  const hue = [...(seed ?? name)].reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) % 997, 7) % HUES;
  return <span class={big ? 'avatar big' : 'avatar'} data-hue={hue} aria-hidden="true">{initials(name)}</span>;
}

export function Blank({ icon, title, children, action, refused, page }: { icon: IconName; title: string; children?: ComponentChildren; action?: ComponentChildren; refused?: boolean; /** In place of a whole page: its heading. */ page?: boolean }) {
  return (
    <div class={refused ? 'blank refused' : 'blank'}>
      <Icon name={icon} size={28} />
      {page ? <h1>{title}</h1> : <b>{title}</b>}
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** The shape of what is coming, so that nothing jumps when it does. */
export function Bones({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div class="stack inside" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, i) => <div key={i} class="bone" style={{ width: `${92 - ((i * 37) % 45)}%` }} />)}
    </div>
  );
}

export function Note({ tone, icon = 'info', children, action }: { tone?: 'bad' | 'info'; icon?: IconName; children: ComponentChildren; action?: ComponentChildren }) {
  return (
    <div class={`note ${tone ?? ''}`} role="note">
      <Icon name={icon} />
      <span>{children}</span>
      {action && <span class="push">{action}</span>}
    </div>
  );
}

export function Panel({ title, count, actions, children, label }: { title?: string; count?: ComponentChildren; actions?: ComponentChildren; children: ComponentChildren; label?: string }) {
  return (
    <section class="panel" aria-label={title ?? label}>
      {title && (
        <header>
          <h2>{title}</h2>
          {count !== undefined && count !== null && <span class="count">{count}</span>}
          {actions && <span class="push row">{actions}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

export function Chip({ label, removing, onRemove }: { label: string; removing: string; onRemove: () => void }) {
  return (
    <span class="chip">
      {label}
      <button type="button" aria-label={`${removing}: ${label}`} onClick={onRemove}><Icon name="x" size={13} /></button>
    </span>
  );
}
