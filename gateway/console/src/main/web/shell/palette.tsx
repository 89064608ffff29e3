import type { analytics } from 'api';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { ask } from '../core/api';
import { may, seesRecords } from '../core/me';
import { theme } from '../core/preferences';
import { recent } from '../core/recent';
import { go } from '../core/router';
import { signOut } from '../core/session';
import { Dialog } from '../ui/dialog';
import { Icon, type IconName } from '../ui/icon';
import { composing } from '../ui/keys';
import { memo, useDeeds } from '../ui/memo';
import { speak, useWords } from '../words/words';
import { places } from './places';

interface Option {
  readonly id: string;
  readonly group: string;
  readonly icon: IconName;
  readonly label: string;
  readonly note?: string | undefined;
  readonly act: () => void;
}

const ICONS: Record<string, IconName> = { customer: 'building-2', contact: 'user', opportunity: 'handshake', ticket: 'ticket', campaign: 'megaphone', product: 'package', task: 'circle-check', pipeline: 'workflow' };
const PHONE = /^[+\d][\d\s()./-]{4,}$/;
const CHINESE = /[\u3400-\u9fff]/;

const SEEN = 12;

/** Telephone numbers and addresses go in a body, so that no log of addresses has them. */
function search(text: string, signal: AbortSignal) {
  const asked = text.normalize('NFKC').trim();
  if (asked.includes('@')) return ask('POST /api/v1/search', { body: { email: asked, limit: 12 }, signal });
  if (PHONE.test(asked)) return ask('POST /api/v1/search', { body: { phone: asked, limit: 12 }, signal });
  return ask('GET /api/v1/search', { query: { q: asked, limit: 12 }, signal });
}

export function placeOf(hit: Pick<analytics.Hit, 'kind' | 'id' | 'customer'>): string | null {
  switch (hit.kind) {
    case 'customer': return `/customers/${hit.id}`;
    case 'contact': return hit.customer ? `/customers/${hit.customer.id}?contact=${hit.id}` : null;
    case 'opportunity': return `/deals/${hit.id}`;
    case 'ticket': return `/tickets/${hit.id}`;
    case 'campaign': return `/campaigns/${hit.id}`;
    case 'task': return `/tasks?whose=all&status=ALL&open=${hit.id}`;
    case 'product': return `/products?use=all&open=${hit.id}`;
    default: return null;
  }
}

/** Go to a record or a page, or do something, without leaving the keyboard. */
export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { t, language } = useWords();
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [hits, setHits] = useState<analytics.SearchAnswer | null>(null);
  const [state, setState] = useState<'' | 'busy' | 'failed'>('');
  const [composed, setComposed] = useState(false);
  const long = seesRecords() && (CHINESE.test(text) ? text.trim().length >= 1 : text.trim().length >= 2);

  useEffect(() => {
    if (!long || composed) {
      setHits(null);
      setState('');
      return;
    }
    const stop = new AbortController();
    setState('busy');
    const timer = setTimeout(async () => {
      try {
        const { value } = await search(text, stop.signal);
        setHits(value);
        setState('');
      } catch {
        if (!stop.signal.aborted) setState('failed');
      }
    }, 140);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [text, composed]);

  const fixed = useMemo<readonly Option[]>(() => {
    const to = (path: string) => () => go(path);
    return [
      ...recent.all().map(({ path, kind, name }) => ({ id: `r${path}`, group: t.palette.recent, icon: ICONS[kind] ?? ('file-text' as const), label: name, note: t.palette.kinds[kind], act: to(path) })),
      ...places().map((place) => ({ id: `p${place.path}`, group: t.palette.goTo, icon: place.icon, label: place.label(t), note: `G ${place.key.toUpperCase()}`, act: to(place.path) })),
      ...(may('customers') ? [{ id: 'a1', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newCustomer, act: to('/customers?new=1') }] : []),
      ...(may('deals') ? [{ id: 'a2', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newDeal, act: to('/pipeline?new=1') }] : []),
      ...(may('tasks') ? [{ id: 'b1', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newTask, act: to('/tasks?new=1') }] : []),
      ...(may('tickets') ? [{ id: 'a3', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newTicket, act: to('/desk?new=1') }] : []),
      ...(may('campaigns') ? [{ id: 'a4', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newCampaign, act: to('/campaigns?new=1') }] : []),
      ...(may('pipelines') ? [{ id: 'c1', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newPipeline, act: to('/pipelines?new=1') }] : []),
      ...(may('products') ? [{ id: 'c2', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newProduct, act: to('/products?new=1') }] : []),
      ...(may('directory') ? [{ id: 'c3', group: t.palette.actions, icon: 'user-plus' as const, label: t.palette.newEmployee, act: to('/directory?new=1') }, { id: 'c4', group: t.palette.actions, icon: 'plus' as const, label: t.palette.newTeam, act: to('/directory?tab=teams&new=1') }] : []),
      { id: 'a5', group: t.palette.actions, icon: 'languages', label: language === 'en' ? '切换到简体中文' : 'Switch to English', act: () => void speak(language === 'en' ? 'zh-CN' : 'en') },
      { id: 'a6', group: t.palette.actions, icon: 'sun', label: `${t.shell.theme}: ${t.shell.light}`, act: () => theme.set('light') },
      { id: 'a7', group: t.palette.actions, icon: 'moon', label: `${t.shell.theme}: ${t.shell.dark}`, act: () => theme.set('dark') },
      { id: 'a8', group: t.palette.actions, icon: 'keyboard', label: t.shell.shortcuts, act: onShortcuts },
      { id: 'a9', group: t.palette.actions, icon: 'log-out', label: t.shell.signOut, act: signOut },
    ];
  }, [t]);

  const wanted = text.trim().toLowerCase();
  const options: readonly Option[] = [
    ...(hits?.items ?? []).flatMap((hit) => {
      const place = placeOf(hit);
      if (!place) return [];
      const note = [t.palette.kinds[hit.kind], hit.customer && hit.kind !== 'customer' ? hit.customer.name : undefined, hit.stage?.name, hit.owner?.name].filter(Boolean).join(' · ');
      return [{ id: hit.id, group: t.palette.found, icon: ICONS[hit.kind] ?? ('file-text' as const), label: hit.title ?? t.common.unnamed, note, act: () => go(place) }];
    }),
    ...fixed.filter((option) => !wanted || option.label.toLowerCase().includes(wanted)),
  ];
  const current = Math.min(at, options.length - 1);
  // The first that can be seen are drawn with the dialog, the others when it stands there: who opens it does not wait for what lies below.
  const [all, setAll] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAll(true), 200);
    return () => clearTimeout(timer);
  }, []);
  const drawn = all || at > 0 ? options.length : SEEN;
  useEffect(() => setAt(0), [text, hits]);
  useEffect(() => box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [current]);

  const run = (option: Option | undefined) => {
    if (!option) return;
    onClose();
    option.act();
  };
  const deeds = useDeeds({ point: (i: number) => i !== at && setAt(i), run: (i: number) => run(options[i]) });
  return (
    <Dialog title={t.palette.title} onClose={onClose}>
      <div class="palette">
        <input
          class="input"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={options[current] ? `${list}-${current}` : undefined}
          aria-label={t.palette.title}
          placeholder={t.palette.placeholder}
          autoComplete="off"
          data-autofocus
          value={text}
          onInput={(e) => setText(e.currentTarget.value)}
          onCompositionStart={() => setComposed(true)}
          onCompositionEnd={() => setComposed(false)}
          onKeyDown={(e) => {
            if (composing(e)) return;
            if (e.key === 'ArrowDown') setAt(Math.min(current + 1, options.length - 1));
            else if (e.key === 'ArrowUp') setAt(Math.max(current - 1, 0));
            else if (e.key === 'Enter') run(options[current]);
            else return;
            e.preventDefault();
          }}
        />
        <div class="results" role="listbox" id={list} aria-label={t.palette.title} ref={box}>
          {options.slice(0, drawn).map((option, i) => (
            <OptionRow key={option.id} id={`${list}-${i}`} at={i} icon={option.icon} label={option.label} note={option.note} group={option.group === options[i - 1]?.group ? undefined : option.group} chosen={i === current} deeds={deeds} />
          ))}
        </div>
        <p class="small muted" role="status">
          {state === 'failed' ? t.palette.failed : state === 'busy' ? t.palette.searching : hits ? (hits.items.length ? (hits.more ? t.palette.more : t.palette.results(hits.items.length)) : t.palette.nothing) : ''}
        </p>
      </div>
    </Dialog>
  );
}

interface RowProps {
  id: string;
  at: number;
  icon: IconName;
  label: string;
  note: string | undefined;
  /** Where a group begins, its name. */
  group: string | undefined;
  chosen: boolean;
  deeds: { readonly point: (at: number) => void; readonly run: (at: number) => void };
}

const OptionRow = memo(({ id, at, icon, label, note, group, chosen, deeds }: RowProps) => (
  <div role="presentation">
    {group && <div class="group" role="presentation">{group}</div>}
    <div class="option" id={id} role="option" aria-selected={chosen} onPointerMove={() => deeds.point(at)} onClick={() => deeds.run(at)}>
      <Icon name={icon} />
      <span class="cut">{label}</span>
      {note && <span class="muted small cut push">{note}</span>}
    </div>
  </div>
));
