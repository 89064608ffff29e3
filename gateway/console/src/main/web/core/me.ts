import type { customer, sales } from 'api';
import { value, useValue } from './value';

export type Me = customer.Me;
type Metadata = customer.Metadata & sales.SalesMetadata;

export const me = value<Me | null>(null);
export const metadata = value<Metadata | null>(null);

export const useMe = () => useValue(me)!;
export const useMetadata = () => useValue(metadata)!;

/** What a role may change; the service decides anyway, so this only spares people buttons that would be refused. */
const MAY = {
  customers: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'marketer', 'administrator'],
  interactions: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'marketer', 'administrator'],
  tasks: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'marketer', 'administrator'],
  newTickets: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'administrator'],
  readsCampaigns: ['marketer', 'analyst', 'administrator'],
  deals: ['seller', 'sales-manager', 'administrator'],
  tickets: ['service-agent', 'service-lead', 'administrator'],
  campaigns: ['marketer', 'administrator'],
  pipelines: ['sales-manager', 'administrator'],
  products: ['sales-manager', 'administrator'],
  directory: ['administrator'],
  handsCustomersOver: ['seller', 'sales-manager', 'administrator'],
  readsFigures: ['seller', 'sales-manager', 'marketer', 'analyst', 'administrator'],
  readsDeals: ['seller', 'sales-manager', 'marketer', 'analyst', 'administrator'],
} satisfies Record<string, readonly string[]>;

export type Area = keyof typeof MAY;

export function may(area: Area): boolean {
  return has(...MAY[area]);
}

export const has = (...roles: string[]) => me.get()?.roles.some((role) => roles.includes(role.toLowerCase().replaceAll('_', '-'))) ?? false;

export const RECORDS = ['administrator', 'analyst', 'sales-manager', 'seller', 'service-agent', 'service-lead', 'marketer'];

/** Who looks after the platform alone sees no record of a customer: no search, no live changes, no names. */
export const seesRecords = () => has(...RECORDS);

const kindNamed = (kind: string) => metadata.get()?.kinds.find((one) => one.kind === kind);
const spoken = (choice: customer.Choice | undefined, language: string): readonly { value: string; label: string }[] =>
  (choice?.values ?? []).map(({ value: one, label }) => ({ value: one, label: label[language] ?? label['en'] ?? one }));

/** What a property may be, in the words that the platform has for it, in the language of the page. */
export const choicesOf = (kind: string, property: string, language: string) => spoken(kindNamed(kind)?.choices.find((one) => one.property === property), language);

/** What is offered for a field that takes any code. */
export const offersOf = (kind: string, property: string, language: string) => spoken(kindNamed(kind)?.offers?.find((one) => one.property === property), language);

export function labelOf(kind: string, property: string, wanted: string | null | undefined, language: string): string {
  if (!wanted) return '';
  return [...choicesOf(kind, property, language), ...offersOf(kind, property, language)].find((one) => one.value === wanted)?.label ?? wanted;
}

/** The currency that this person used last, else the one that is usual where the language is spoken. */
export function usualCurrency(): string {
  const usual = document.documentElement.lang.startsWith('zh') ? 'CNY' : 'USD';
  const known = metadata.get()?.currencies ?? [];
  return localStorage.getItem('rapport.currency') ?? known.find((one) => one.code === usual)?.code ?? known[0]?.code ?? usual;
}
