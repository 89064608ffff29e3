import { useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { useList } from '../core/lists';
import { choicesOf, labelOf, may } from '../core/me';
import { names } from '../core/names';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { Blank, Bones } from '../ui/bits';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { Refused } from '../ui/refusals';
import { type Column, Table } from '../ui/table';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { CampaignForm } from './campaign-form';
import { type CampaignRecord, CampaignStatus } from './words';

export function Campaigns() {
  const { t, f, of } = useWords();
  const { query } = useHere();
  useTitle(t.campaigns.title);
  const filters = (['status', 'channel'] as const).flatMap((name) => (query.get(name) ? [[name, query.get(name)!] as const] : []));
  const sort = query.get('sort') ?? '-planned';
  const list = useList('GET /api/v1/campaigns', { ...Object.fromEntries(filters), sort, total: true, limit: 100, expand: 'owner' } as Query<'GET /api/v1/campaigns'>, 'campaign');
  useShortcut('n', () => t.palette.newCampaign, () => may('campaigns') && setQuery({ new: '1' }));
  const columns = useMemo<readonly Column<CampaignRecord>[]>(
    () => [
      { key: 'name', head: t.campaigns.name, width: 'minmax(180px, 2fr)', sort: 'name', cell: (row) => <a class="plain" href={address(`/campaigns/${row.id}`)} tabIndex={-1}>{row.state.name}</a> },
      { key: 'status', head: t.campaigns.status, width: '120px', cell: (row) => <CampaignStatus status={row.state.status} /> },
      { key: 'channel', head: t.campaigns.channel, width: 'minmax(90px, 0.8fr)', cell: (row) => labelOf('campaign', 'channel', row.state.channel, of) },
      { key: 'objective', head: t.campaigns.objective, width: 'minmax(110px, 1.6fr)', cell: (row) => row.state.objective },
      { key: 'owner', head: t.campaigns.owner, width: 'minmax(110px, 1fr)', cell: (row) => names.of(row.state.ownerId) ?? '–' },
      { key: 'launched', head: t.campaigns.launched, width: '124px', end: true, cell: (row) => (row.state.launchedAt ? f.day(row.state.launchedAt) : '–') },
      { key: 'budget', head: t.campaigns.budget, width: '130px', end: true, cell: (row) => (row.state.budget ? f.money(row.state.budget) : '–') },
    ],
    [t, f],
  );
  return (
    <>
      <div class="page-head">
        <h1>{t.campaigns.title}</h1>
        {list.total !== null && <span class="count" role="status">{f.number(list.total)}</span>}
        <div class="actions">{may('campaigns') && <Button icon="plus" look="primary" onClick={() => setQuery({ new: '1' })}>{t.campaigns.create}</Button>}</div>
      </div>
      <div class="toolbar" role="search">
        <span class="filter"><Select aria-label={t.campaigns.status} value={query.get('status') ?? ''} onChoose={(status) => setQuery({ status })} options={choicesOf('campaign', 'status', of)} empty={t.campaigns.status} /></span>
        <span class="filter"><Select aria-label={t.campaigns.channel} value={query.get('channel') ?? ''} onChoose={(channel) => setQuery({ channel })} options={choicesOf('campaign', 'channel', of)} empty={t.campaigns.channel} /></span>
      </div>
      <section class="panel clip" aria-label={t.campaigns.title}>
        {list.refusal && !list.items.length ? (
          <Refused refusal={list.refusal} onAgain={list.again} />
        ) : list.items.length ? (
          <Table label={t.campaigns.table} columns={columns} rows={list.items as readonly CampaignRecord[]} idOf={(row) => row.id} hrefOf={(row) => address(`/campaigns/${row.id}`)} total={list.total} sort={sort} onSort={(next) => setQuery({ sort: next })} onNearEnd={list.next} waiting={list.busy} least={960} />
        ) : list.busy ? (
          <Bones rows={8} label={t.common.loading} />
        ) : filters.length ? (
          <Blank icon="filter" title={t.campaigns.noMatch} />
        ) : (
          <Blank icon="megaphone" title={t.campaigns.empty}>{t.campaigns.emptyHint}</Blank>
        )}
      </section>
      {query.has('new') && <CampaignForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}
