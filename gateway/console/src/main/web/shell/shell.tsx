import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { ask } from '../core/api';
import { caller } from '../core/calls';
import { changes } from '../core/changes';
import { seesRecords, useMe } from '../core/me';
import { density, theme } from '../core/preferences';
import { useRead } from '../core/reads';
import { address, go, setQuery, useHere } from '../core/router';
import { isSignedIn, look, session, signedOut, signInAddress, signOut } from '../core/session';
import { shortcut } from '../core/shortcuts';
import { useValue } from '../core/value';
import { Avatar, Note } from '../ui/bits';
import { Button, LinkButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { commandKey } from '../ui/keys';
import { Menu } from '../ui/menu';
import { Conflicts } from '../ui/conflict';
import { Toasts } from '../ui/toast';
import { type Language, speak, useWords } from '../words/words';
import { Palette } from './palette';
import { places, placesIn } from './places';
import { ShortcutList } from './shortcut-list';
import { unreadOf } from '../notices/unread';

export function Shell({ children }: { children: ComponentChildren }) {
  const { t } = useWords();
  const { path } = useHere();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  useLayoutEffect(() => {
    const stops = [
      shortcut('mod+k', () => t.shortcuts.palette, () => setOpen('palette')),
      shortcut('/', () => t.shortcuts.palette, () => setOpen('palette')),
      shortcut('?', () => t.shortcuts.help, () => setOpen('shortcuts')),
      ...places().map((place) => shortcut(`g ${place.key}`, () => place.label(t), () => go(place.path))),
    ];
    return () => stops.forEach((stop) => stop());
  }, [t]);
  return (
    <div class="shell">
      <a class="skip" href="#content">{t.shell.skip}</a>
      <nav class="rail" aria-label={t.shell.navigation}>
        <a class="brand" href={address('/')}>
          <span class="mark" aria-hidden="true"><Icon name="message-square" size={17} /></span>
          <span>Rapport</span>
        </a>
        {(['work', 'administration'] as const).map((section) => {
          const there = placesIn(section);
          return (
            there.length > 0 && (
              <div key={section} class="section">
                {section !== 'work' && <p class="section-name">{t.shell[section]}</p>}
                <ul aria-label={t.shell[section]}>
                  {there.map((place) => (
                    <li key={place.path}>
                      <a href={address(place.path)} aria-current={isAt(place.path, path) ? 'page' : undefined} title={place.label(t)}>
                        <Icon name={place.icon} size={18} />
                        <span>{place.label(t)}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            )
          );
        })}
      </nav>
      <header class="topbar">
        <button type="button" class="search" onClick={() => setOpen('palette')} aria-haspopup="dialog">
          <Icon name="search" />
          <span>{t.shell.search}</span>
          <span class="keys"><kbd>{commandKey}</kbd><kbd>K</kbd></span>
        </button>
        <span class="push row">
          {seesRecords() && <Freshness />}
          <Bell />
          <You onShortcuts={() => setOpen('shortcuts')} />
        </span>
      </header>
      <main id="content" tabIndex={-1}>
        <SessionNote />
        {children}
        <InboxPlace />
      </main>
      {open === 'palette' && <Palette onClose={() => setOpen(null)} onShortcuts={() => setOpen('shortcuts')} />}
      {open === 'shortcuts' && <ShortcutList onClose={() => setOpen(null)} />}
      <Calls />
      <Conflicts />
      <Toasts />
    </div>
  );
}

/** Loaded when the first call comes. */
function Calls() {
  const number = useValue(caller);
  const [Pop, setPop] = useState<ComponentType | null>(null);
  useEffect(() => void import('../tasks/reminders'), []); // who is here hears of what is due; nothing that the first page waits for
  useEffect(() => {
    if (number !== null && !Pop) void import('./screen-pop').then((m) => setPop(() => m.ScreenPop));
  }, [number]);
  return Pop && <Pop />;
}

const SECTION: Record<string, string> = { deals: '/pipeline', tickets: '/desk' };
const isAt = (place: string, path: string) => {
  const section = path.split('/')[1] ?? '';
  return place === '/' ? path === '/' : (SECTION[section] ?? `/${section}`) === place;
};

function Freshness() {
  const { t } = useWords();
  const liveness = useValue(changes.liveness);
  const hint = { live: t.shell.liveHint, connecting: t.shell.connecting, reconnecting: t.shell.reconnectingHint, offline: t.shell.offlineHint }[liveness];
  return (
    <span class={`freshness ${liveness}`} role="status" title={hint}>
      {liveness === 'offline' ? <Icon name="wifi-off" size={14} /> : <i aria-hidden="true" />}
      <span>{t.shell[liveness]}</span>
    </span>
  );
}

/** How many notices one has not put away. */
function Bell() {
  const { t } = useWords();
  const employee = useMe().employee?.id;
  const read = useRead('GET /api/v1/notices', employee && seesRecords() ? { query: unreadOf(employee) } : null, { kinds: ['notice'] });
  if (!employee || !seesRecords()) return null;
  // Counted here: totals of lists are kept for a few seconds, and what one puts away is gone at once.
  const count = read.value?.items.length ? `${read.value.items.length}${read.value.nextCursor ? '+' : ''}` : '';
  return <Button look="quiet" icon="bell" class="bell" aria-haspopup="dialog" aria-label={t.notices.bell(count)} title={t.notices.bell(count)} data-count={count || undefined} onClick={() => setQuery({ inbox: '1' })} />;
}

/** Loaded when it is looked at. */
function InboxPlace() {
  const employee = useMe().employee?.id;
  const open = useHere().query.has('inbox') && employee !== undefined && seesRecords();
  const [Inbox, setInbox] = useState<ComponentType<{ employee: string; onClose: () => void }> | null>(null);
  useEffect(() => {
    if (open && !Inbox) void import('../notices/inbox').then((m) => setInbox(() => m.Inbox));
  }, [open]);
  return open && Inbox ? <Inbox employee={employee} onClose={() => setQuery({ inbox: null })} /> : null;
}

function You({ onShortcuts }: { onShortcuts: () => void }) {
  const { t, language } = useWords();
  const me = useMe();
  const user = useValue(session)?.user ?? '';
  const name = me.employee?.personal.name ?? user;
  const [looks, tight] = [useValue(theme), useValue(density)];
  const languages: readonly (readonly [Language, string])[] = [['en', 'English'], ['zh-CN', '简体中文']];
  return (
    <Menu
      label={`${name}: ${t.shell.menu}`}
      look="quiet"
      groups={[
        { group: `${name} · ${me.roles.map((role) => t.shell.roles[role] ?? role).join(', ')}`, entries: [] },
        { group: t.shell.language, entries: languages.map(([one, label]) => ({ label, checked: language === one, act: () => void speak(one) })) },
        { group: t.shell.theme, entries: (['light', 'dark', 'system'] as const).map((one) => ({ label: t.shell[one], checked: looks === one, act: () => theme.set(one) })) },
        { group: t.shell.density, entries: (['comfortable', 'compact'] as const).map((one) => ({ label: t.shell[one], checked: tight === one, act: () => density.set(one) })) },
        {
          entries: [
            { label: t.shell.shortcuts, icon: 'keyboard', act: onShortcuts },
            { label: t.shell.signOut, icon: 'log-out', act: signOut },
          ],
        },
      ]}
    >
      <Avatar name={name} seed={me.employee?.id} />
      <span class="you-name">{name}</span>
      <Icon name="chevron-down" size={14} />
    </Menu>
  );
}

const WARNED_BEFORE = 3 * 60_000;

/** Says that the session ends before it does, and that it has ended when it has; nothing that was typed is lost. */
function SessionNote() {
  const { t } = useWords();
  const now = useValue(session);
  const out = useValue(signedOut);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 20_000);
    const asking = setInterval(() => document.visibilityState === 'visible' && void isSignedIn(), 60_000);
    return () => {
      clearInterval(timer);
      clearInterval(asking);
    };
  }, []);
  if (out) return <Note tone="bad" icon="log-out" action={<LinkButton href={signInAddress()}>{t.shell.signIn}</LinkButton>}>{t.shell.ended}</Note>;
  const ends = Math.min(...[now?.endsAt, now?.idleEndsAt].map((end) => (end ? Date.parse(end) : Infinity)));
  const left = ends - Date.now();
  if (!(left < WARNED_BEFORE)) return null;
  return (
    <Note icon="clock" action={<Button small onClick={() => void ask('GET /api/v1/me', {}).then(look, () => {})}>{t.shell.stay}</Button>}>
      {t.shell.ending(Math.max(1, Math.ceil(left / 60_000)))}
    </Note>
  );
}
