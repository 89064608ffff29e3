import type { customer, sales } from 'api';
import { value, useValue } from './value';

export type Me = customer.Me;
type Metadata = customer.Metadata & sales.SalesMetadata;

export const me = value<Me | null>(null);
export const metadata = value<Metadata | null>(null);

export const useMe = () => useValue(me)!;
export const useMetadata = () => useValue(metadata)!;

/** What a role may change; the service decides anyway, so this only spares people buttons that would be refused. */
const MAY: Record<string, readonly string[]> = {
  customers: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'marketer', 'administrator'],
  interactions: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'marketer', 'administrator'],
  newTickets: ['seller', 'sales-manager', 'service-agent', 'service-lead', 'administrator'],
  readsCampaigns: ['marketer', 'analyst', 'administrator'],
  deals: ['seller', 'sales-manager', 'administrator'],
  tickets: ['service-agent', 'service-lead', 'administrator'],
  campaigns: ['marketer', 'administrator'],
};

export type Area = 'customers' | 'interactions' | 'deals' | 'newTickets' | 'tickets' | 'campaigns' | 'readsCampaigns';

export function may(area: Area): boolean {
  return me.get()?.roles.some((role) => MAY[area]?.includes(role.toLowerCase().replaceAll('_', '-'))) ?? false;
}

export const has = (...roles: string[]) => me.get()?.roles.some((role) => roles.includes(role.toLowerCase().replaceAll('_', '-'))) ?? false;

/** The words that the platform has for a value, such as a lifecycle stage, in the language of the page. */
export function labelOf(kind: string, property: string, wanted: string | null | undefined, language: string): string {
  if (!wanted) return '';
  const choice = metadata.get()?.kinds.find((k) => k.kind === kind)?.choices.find((c) => c.property === property);
  const label = choice?.values.find((v) => v.value === wanted)?.label;
  return label?.[language] ?? label?.['en'] ?? wanted;
}

export function choicesOf(kind: string, property: string, language: string): readonly { value: string; label: string }[] {
  const choice = metadata.get()?.kinds.find((k) => k.kind === kind)?.choices.find((c) => c.property === property);
  return (choice?.values ?? []).map(({ value: one, label }) => ({ value: one, label: label[language] ?? label['en'] ?? one }));
}
