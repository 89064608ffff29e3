import type { customer } from 'api';

export const SERVICES = ['customer', 'opportunity', 'service-desk', 'marketing', 'analytics'] as const;
export type Service = (typeof SERVICES)[number];
/** Who owns records: analytics only reads, so it has no outbox and no leases. */
export type Owning = Exclude<Service, 'analytics'>;
export const owns = (service: Service): service is Owning => service !== 'analytics';
/** Who does something because of events. */
export type Acting = 'customer';
export const acts = (service: Service): service is Acting => service === 'customer';
export const isService = (name: string | null): name is Service => SERVICES.some((one) => one === name);

export type View = customer.View;
export type Build = customer.Build;
export type ParkedRecord = customer.ParkedRecord;
/** With the service that parked it. */
export type Parked = ParkedRecord & { readonly service: Service };
export type RecordOutline = customer.RecordOutline;
export type AuditEntry = customer.AuditEntry;

const OWNERS: Record<string, Owning> = {
  cus: 'customer', con: 'customer', int: 'customer', tsk: 'customer', ntc: 'customer', emp: 'customer', tea: 'customer', opp: 'opportunity', prd: 'opportunity', pip: 'opportunity',
  tic: 'service-desk', cam: 'marketing', tou: 'marketing', rsp: 'marketing',
};
export const ownerOf = (id: string): Owning | undefined => OWNERS[id.slice(0, id.indexOf('_'))];

export const EVERY = 5000;
