import type { IconName } from 'icons';
import { has, me, RECORDS } from '../core/me';
import type { Words } from '../words/words';

export type Section = 'work' | 'administration';

export interface NavPlace {
  readonly path: string;
  readonly key: string;
  readonly icon: IconName;
  readonly label: (t: Words) => string;
  /** Work, unless it says otherwise. */
  readonly section?: Section;
}

const all: readonly (NavPlace & { readonly roles: readonly string[] })[] = [
  { path: '/', key: 'h', icon: 'house', label: (t) => t.shell.home, roles: [] },
  { path: '/customers', key: 'c', icon: 'users', label: (t) => t.shell.customers, roles: RECORDS },
  { path: '/tasks', key: 't', icon: 'list-todo', label: (t) => t.shell.tasks, roles: RECORDS },
  { path: '/pipeline', key: 'p', icon: 'square-kanban', label: (t) => t.shell.pipeline, roles: ['administrator', 'analyst', 'sales-manager', 'seller'] },
  { path: '/funnel', key: 'f', icon: 'chart-no-axes-column', label: (t) => t.shell.funnel, roles: ['administrator', 'analyst', 'sales-manager', 'seller', 'marketer'] },
  { path: '/desk', key: 'd', icon: 'headphones', label: (t) => t.shell.desk, roles: ['administrator', 'service-agent', 'service-lead'] },
  { path: '/campaigns', key: 'm', icon: 'megaphone', label: (t) => t.shell.campaigns, roles: ['administrator', 'analyst', 'marketer'] },
  { path: '/imports', key: 'i', icon: 'upload', label: (t) => t.shell.imports, roles: ['administrator'], section: 'administration' },
  { path: '/operations', key: 'o', icon: 'activity', label: (t) => t.shell.operations, roles: ['administrator', 'operator'], section: 'administration' },
  { path: '/pipelines', key: 'l', icon: 'workflow', label: (t) => t.shell.pipelines, roles: ['administrator', 'analyst', 'sales-manager'], section: 'administration' },
  { path: '/products', key: 'u', icon: 'package', label: (t) => t.shell.products, roles: ['administrator', 'analyst', 'sales-manager', 'seller', 'marketer'], section: 'administration' },
  { path: '/directory', key: 'e', icon: 'contact-round', label: (t) => t.shell.directory, roles: RECORDS, section: 'administration' },
];

/** Where a role works. Whoever opens another address is told by the platform whether it is theirs. */
export const places = (): readonly NavPlace[] => (me.get() ? all.filter((place) => !place.roles.length || has(...place.roles)) : []);

export const placesIn = (section: Section) => places().filter((place) => (place.section ?? 'work') === section);
