export type As = 'text' | 'reference' | 'choice' | 'code' | 'instant' | 'day' | 'amount' | 'currency' | 'decimal';

export interface Property {
  /** A path into the item; a point reaches into an object. */
  readonly name: string;
  readonly as: As;
  readonly needed?: true;
}

export interface Kind {
  readonly key: KindKey;
  /** As the platform names one of them. */
  readonly one: string;
  readonly service: Service;
  readonly properties: readonly Property[];
}

export type Service = 'customers' | 'opportunities' | 'tickets' | 'campaigns';
export const KIND_KEYS = ['customers', 'contacts', 'employees', 'teams', 'interactions', 'products', 'opportunities', 'tickets', 'campaigns', 'touches', 'responses'] as const;
export type KindKey = (typeof KIND_KEYS)[number];

const id = { name: 'externalId', as: 'reference', needed: true } as const;
const since = { name: 'effectiveAt', as: 'instant' } as const;
const text = (name: string) => ({ name, as: 'text' as const });
const needed = (name: string) => ({ name, as: 'text' as const, needed: true as const });
const ref = (name: string) => ({ name, as: 'reference' as const });
const choice = (name: string) => ({ name, as: 'choice' as const });
const neededChoice = (name: string) => ({ name, as: 'choice' as const, needed: true as const });
const instant = (name: string) => ({ name, as: 'instant' as const });
const money = (name: string): readonly Property[] => [{ name: `${name}.amount`, as: 'amount' }, { name: `${name}.currency`, as: 'currency' }];

/** What can be brought, property by property as the bulk endpoints take it. */
export const KINDS: Readonly<Record<KindKey, Kind>> = {
  customers: { key: 'customers', one: 'customer', service: 'customers', properties: [id, neededChoice('kind'), needed('name'), text('industry'), text('region'), ref('parentExternalId'), ref('ownerExternalId'), choice('lifecycle'), since] },
  contacts: { key: 'contacts', one: 'contact', service: 'customers', properties: [id, { ...ref('customerExternalId'), needed: true }, needed('name'), text('jobTitle'), text('email'), text('phone'), choice('decisionRole'), ref('reportsToExternalId'), since] },
  employees: { key: 'employees', one: 'employee', service: 'customers', properties: [id, needed('name'), ref('teamExternalId'), ref('managerExternalId'), text('region'), since] },
  teams: { key: 'teams', one: 'team', service: 'customers', properties: [id, needed('name'), ref('leadExternalId'), ref('parentTeamExternalId'), since] },
  interactions: { key: 'interactions', one: 'interaction', service: 'customers', properties: [id, { ...ref('customerExternalId'), needed: true }, ref('contactExternalId'), ref('employeeExternalId'), neededChoice('channel'), neededChoice('direction'), needed('subject'), text('note'), { ...instant('occurredAt'), needed: true }] },
  products: { key: 'products', one: 'product', service: 'opportunities', properties: [id, needed('name'), text('series'), ...money('listPrice'), since] },
  opportunities: {
    key: 'opportunities', one: 'opportunity', service: 'opportunities',
    properties: [id, text('name'), text('pipelineKey'), ref('ownerExternalId'), ref('customerExternalId'), ...money('amount'), { name: 'expectedCloseOn', as: 'day' }, { name: 'entered.stageId', as: 'text' }, { ...instant('entered.effectiveAt'), needed: true }, { name: 'closed.type', as: 'choice' }, instant('closed.effectiveAt'), { name: 'closed.closedOn', as: 'day' }, { name: 'closed.reasonCode', as: 'code' }],
  },
  tickets: { key: 'tickets', one: 'ticket', service: 'tickets', properties: [id, ref('customerExternalId'), neededChoice('type'), neededChoice('channel'), choice('priority'), needed('subject'), text('description'), ref('handlerExternalId'), since, instant('resolvedAt'), instant('closedAt')] },
  campaigns: { key: 'campaigns', one: 'campaign', service: 'campaigns', properties: [id, needed('name'), needed('objective'), ...money('budget'), neededChoice('channel'), ref('ownerExternalId'), since, instant('launchedAt'), instant('finishedAt')] },
  touches: { key: 'touches', one: 'touch', service: 'campaigns', properties: [id, { ...ref('campaignExternalId'), needed: true }, { ...ref('customerExternalId'), needed: true }, choice('channel'), since] },
  responses: { key: 'responses', one: 'response', service: 'campaigns', properties: [id, ref('touchExternalId'), ref('campaignExternalId'), ref('customerExternalId'), neededChoice('outcome'), text('note'), since] },
};

export const isKind = (key: string | null): key is KindKey => KIND_KEYS.some((one) => one === key);
