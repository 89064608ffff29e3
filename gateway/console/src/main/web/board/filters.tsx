import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../core/api';
import { useNames } from '../core/lookup';
import { useMe } from '../core/me';
import { names } from '../core/names';
import { findEmployees, findProducts } from '../core/people';
import { pipelineOf, pipelines } from '../core/pipelines';
import { address, setQuery, useHere } from '../core/router';
import { Chip } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Select } from '../ui/field';
import { useWords } from '../words/words';

/** Cuts that figures and the deals behind them share; all of them stand in the address. */
export interface Cuts {
  readonly pipeline?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly product?: string;
  readonly 'customer.region'?: string;
  readonly industry?: string;
}

const NAMES = ['owner', 'team', 'product', 'customer.region', 'industry'] as const;

export function cutsOf(query: URLSearchParams): Cuts {
  const pipeline = query.get('pipeline') ?? pipelines()[0]?.id;
  return Object.fromEntries([['pipeline', pipeline] as const, ...NAMES.map((name) => [name, query.get(name)] as const)].filter(([, text]) => text)) as Cuts;
}

/** Only figures know these; a plain list of deals does not. */
export const needsFigures = (cuts: Cuts) => Boolean(cuts.team ?? cuts.product ?? cuts['customer.region'] ?? cuts.industry);

export function DealFilters({ children }: { children?: ComponentChildren }) {
  const { t } = useWords();
  const me = useMe();
  const { query } = useHere();
  const cuts = cutsOf(query);
  const [teams, setTeams] = useState<readonly { value: string; label: string }[]>(me.teams.map((one) => ({ value: one.id, label: one.name })));
  useEffect(() => {
    if (me.sees !== 'TENANT') return;
    void ask('GET /api/v1/teams', { query: { active: true, limit: 100 } }).then(({ value }) => setTeams(value.items.map((one) => ({ value: one.id, label: one.state.name }))), () => {});
  }, []);
  useNames([cuts.owner, cuts.product, cuts.team]);
  const labels: Record<(typeof NAMES)[number], string> = { owner: t.deals.owner, team: t.deals.team, product: t.deals.product, 'customer.region': t.funnel.region, industry: t.funnel.industry };
  const set = NAMES.filter((name) => cuts[name]);
  // One that is retired is offered as long as it is looked at.
  const current = pipelineOf(cuts.pipeline);
  const offered = current?.state.retired ? [...pipelines(), current] : pipelines();
  const mine = me.employee && cuts.owner === me.employee.id;
  return (
    <>
      <div class="toolbar" role="search">
        {offered.length > 1 && <span class="filter"><Select aria-label={t.deals.pipeline} value={cuts.pipeline ?? ''} onChoose={(pipeline) => setQuery({ pipeline, stage: null })} options={offered.map((one) => ({ value: one.id, label: one.state.name }))} /></span>}
        {me.employee && <Button aria-pressed={Boolean(mine)} onClick={() => setQuery({ owner: mine ? null : me.employee!.id })}>{t.desk.mine}</Button>}
        <span class="filter"><Combobox aria-label={t.deals.owner} clears value={null} placeholder={t.deals.owner} none={t.common.nothingFound} find={findEmployees} onChoose={(one) => one && setQuery({ owner: one.id })} /></span>
        {teams.length > 0 && <span class="filter"><Select aria-label={t.deals.team} value={cuts.team ?? ''} onChoose={(team) => setQuery({ team })} options={teams} empty={t.deals.team} /></span>}
        <span class="filter"><Combobox aria-label={t.deals.product} clears value={null} placeholder={t.deals.product} none={t.common.nothingFound} find={findProducts} onChoose={(one) => one && setQuery({ product: one.id })} /></span>
        {children}
      </div>
      {set.length > 0 && (
        <div class="toolbar">
          {set.map((name) => <Chip key={name} label={`${labels[name]}: ${names.of(cuts[name]) ?? teams.find((one) => one.value === cuts[name])?.label ?? cuts[name]}`} removing={t.common.remove} onRemove={() => setQuery({ [name]: null })} />)}
          {cuts.product && <a class="small" href={address('/products', { use: 'all', open: cuts.product })}>{t.products.details}</a>}
          <Button look="quiet" small onClick={() => setQuery(Object.fromEntries(NAMES.map((name) => [name, null])))}>{t.common.clear}</Button>
        </div>
      )}
    </>
  );
}
