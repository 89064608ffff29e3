import { useEffect, useState } from 'preact/hooks';
import { ask } from './api';
import { may, seesRecords } from './me';
import { names } from './names';

const asked = new Set<string>();

async function learn(kind: string, id: readonly string[]) {
  const query = { id, limit: id.length };
  switch (kind) {
    case 'emp':
      for (const one of (await ask('GET /api/v1/employees', { query })).value.items) names.put(one.id, one.personal.name);
      break;
    case 'cus':
      for (const one of (await ask('GET /api/v1/customers', { query })).value.items) names.put(one.id, one.state.name ?? one.personal?.name ?? one.id);
      break;
    case 'con': // only those of one customer are listed
      await Promise.allSettled(
        id.map(async (one) => {
          const { personal } = (await ask('GET /api/v1/contacts/{id}', { path: { id: one } })).value;
          if (personal) names.put(one, personal.name);
        }),
      );
      break;
    case 'cam':
      if (!may('readsCampaigns')) break;
      for (const one of (await ask('GET /api/v1/campaigns', { query })).value.items) names.put(one.id, one.state.name);
      break;
    case 'prd':
      for (const one of (await ask('GET /api/v1/products', { query })).value.items) names.put(one.id, one.state.name);
      break;
    case 'tea':
      for (const one of (await ask('GET /api/v1/teams', { query })).value.items) names.put(one.id, one.state.name);
      break;
  }
}

/** Names for ids in answers that bring none, asked for once by kind. Without an answer there is no name to be shown. */
export function useNames(ids: readonly (string | null | undefined)[]) {
  const [, redraw] = useState(0);
  const wanted = [...new Set(ids)].filter((id): id is string => Boolean(id) && !names.of(id) && !asked.has(id!));
  useEffect(() => {
    if (!wanted.length || !seesRecords()) return;
    const kinds = new Map<string, string[]>();
    for (const id of wanted.slice(0, 400)) {
      asked.add(id);
      kinds.set(id.slice(0, 3), [...(kinds.get(id.slice(0, 3)) ?? []), id]);
    }
    void Promise.allSettled([...kinds].map(([kind, some]) => learn(kind, some.slice(0, 200)))).then(() => redraw((n) => n + 1));
  }, [wanted.join()]);
}
