import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { here, match, useHere } from './core/router';
import { Shell } from './shell/shell';
import { Blank, Bones } from './ui/bits';
import { useWords } from './words/words';

type Screen = ComponentType<{ id: string }>;

/** Each screen is loaded when it is first opened. */
const screens: readonly (readonly [string, () => Promise<Screen>])[] = [
  ['/', () => import('./home/home').then((m) => m.Home)],
  ['/customers', () => import('./customers/customers').then((m) => m.Customers)],
  ['/customers/:id', () => import('./customers/whole').then((m) => m.Whole)],
  ['/tasks', () => import('./tasks/tasks').then((m) => m.Tasks)],
  ['/pipeline', () => import('./board/pipeline').then((m) => m.Pipeline)],
  ['/deals/:id', () => import('./deal/deal').then((m) => m.Deal)],
  ['/funnel', () => import('./funnel/funnel').then((m) => m.Funnel)],
  ['/desk', () => import('./desk/desk').then((m) => m.Desk)],
  ['/tickets/:id', () => import('./desk/ticket').then((m) => m.Ticket)],
  ['/campaigns', () => import('./campaigns/campaigns').then((m) => m.Campaigns)],
  ['/campaigns/:id', () => import('./campaigns/campaign').then((m) => m.Campaign)],
  ['/imports', () => import('./imports/imports').then((m) => m.Imports)],
  ['/imports/:id', () => import('./imports/import').then((m) => m.Import)],
  ['/operations', () => import('./operations/operations').then((m) => m.Operations)],
  ['/operations/parked', () => import('./operations/parked').then((m) => m.ParkedList)],
  ['/operations/aggregate', () => import('./operations/aggregate').then((m) => m.Aggregate)],
  ['/operations/audit', () => import('./operations/audit').then((m) => m.Audit)],
  ['/pipelines', () => import('./pipelines/pipelines').then((m) => m.Pipelines)],
  ['/pipelines/:id', () => import('./pipelines/pipeline').then((m) => m.Pipeline)],
  ['/products', () => import('./products/products').then((m) => m.Products)],
  ['/directory', () => import('./directory/directory').then((m) => m.Directory)],
  ['/samples', () => import('./samples/samples').then((m) => m.Samples)],
];

const loaded = new Map<string, Screen>();

const screenAt = (path: string) => screens.map(([pattern, load]) => ({ pattern, load, params: match(pattern, path) })).find(({ params }) => params);

/** Loads the screen that the address asks for, while it is asked who is here. */
export function bringScreen() {
  const found = screenAt(here.get().path);
  found?.load().then((screen) => loaded.set(found.pattern, screen), () => {}); // asked for again when it is drawn
}

export function Screens() {
  const { t } = useWords();
  const { path } = useHere();
  const [, redraw] = useState(0);
  const found = screenAt(path);
  const Ready = found && loaded.get(found.pattern);
  useEffect(() => {
    if (!found || Ready) return;
    void found.load().then((screen) => {
      loaded.set(found.pattern, screen);
      redraw((n) => n + 1);
    });
  }, [found?.pattern]);
  return (
    <Shell>
      {Ready ? <Ready key={path} id={found.params?.['id'] ?? ''} /> : found ? <Bones label={t.common.loading} /> : <Blank page icon="circle-help" title={t.problems.absentTitle}>{t.problems.pageAbsent}</Blank>}
    </Shell>
  );
}
