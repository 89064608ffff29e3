import { type Answer, Refusal } from '../core/api';
import { useEvery } from '../core/polling';
import { keyOf, type Read, renew, useRead } from '../core/reads';
import { type Acting, acts, EVERY, type Owning, owns, SERVICES, type Service } from './services';

export interface State {
  readonly service: Service;
  readonly views: Read<Answer<`GET /api/v1/operations/${Service}/views`>>;
  readonly parked: Read<Answer<`GET /api/v1/operations/${Service}/parked`>>;
  readonly outbox: Read<Answer<`GET /api/v1/operations/${Owning}/outbox`>> | null;
  readonly leases: Read<Answer<`GET /api/v1/operations/${Owning}/leases`>> | null;
  readonly timers: Read<Answer<`GET /api/v1/operations/${Owning}/timers`>> | null;
  readonly policies: Read<Answer<`GET /api/v1/operations/${Acting}/policies`>> | null;
}

const OPEN = { status: 'OPEN', limit: 200 };
const LONGEST = { limit: 5 };

/** A change of a record says nothing of a service's health: these answers are asked anew by the clock. */
const BY_THE_CLOCK = {};

function useServiceState(service: Service): State {
  const views = useRead(`GET /api/v1/operations/${service}/views`, { query: {} }, BY_THE_CLOCK);
  const parked = useRead(`GET /api/v1/operations/${service}/parked`, { query: OPEN }, BY_THE_CLOCK);
  const owning = owns(service) ? service : null;
  const outbox = useRead(`GET /api/v1/operations/${owning ?? 'customer'}/outbox`, owning && { query: LONGEST }, BY_THE_CLOCK);
  const leases = useRead(`GET /api/v1/operations/${owning ?? 'customer'}/leases`, owning && { query: {} }, BY_THE_CLOCK);
  const timers = useRead(`GET /api/v1/operations/${owning ?? 'customer'}/timers`, owning && { query: LONGEST }, BY_THE_CLOCK);
  const policies = useRead('GET /api/v1/operations/customer/policies', acts(service) ? { query: LONGEST } : null, BY_THE_CLOCK);
  return { service, views, parked, outbox: owning && outbox, leases: owning && leases, timers: owning && timers, policies: acts(service) ? policies : null };
}

function renewOne(service: Service) {
  renew(keyOf(`GET /api/v1/operations/${service}/views`, { query: {} }));
  renew(keyOf(`GET /api/v1/operations/${service}/parked`, { query: OPEN }));
  if (!owns(service)) return;
  renew(keyOf(`GET /api/v1/operations/${service}/outbox`, { query: LONGEST }));
  renew(keyOf(`GET /api/v1/operations/${service}/leases`, { query: {} }));
  renew(keyOf(`GET /api/v1/operations/${service}/timers`, { query: LONGEST }));
  if (acts(service)) renew(keyOf(`GET /api/v1/operations/${service}/policies`, { query: LONGEST }));
}

export const renewAll = () => SERVICES.forEach(renewOne);

/** What every service says of itself, each for itself: one that does not answer takes no other with it. */
export function useStates(): readonly State[] {
  const states = SERVICES.map(useServiceState);
  useEvery(EVERY, renewAll);
  return states;
}

/** Why nothing is known of a service, or nothing new. */
export const refusalOf = ({ views, parked, outbox, leases, timers, policies }: State): Refusal | undefined =>
  [views, parked, outbox, leases, timers, policies].map((read) => read?.refusal).find((refusal) => refusal !== undefined);

export const isRead = ({ views, parked, outbox, leases, timers, policies }: State) => [views, parked, outbox, leases, timers, policies].every((read) => !read || read.value || read.refusal);
