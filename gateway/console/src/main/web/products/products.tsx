import type { sales } from 'api';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Query } from '../core/api';
import { type List, useList } from '../core/lists';
import { may } from '../core/me';
import { findSeries } from '../core/people';
import { useRead } from '../core/reads';
import { address, here, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { Blank, Bones, Chip, Note, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Finder } from '../ui/finder';
import { activeOf, InUse } from '../ui/in-use';
import { Count, Listing } from '../ui/listing';
import { Refused } from '../ui/refusals';
import type { Column } from '../ui/table';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { dealsWith, Product } from './product';
import { ProductForm } from './product-form';

export type ProductRecord = sales.ViewOfProductState;

const FOUND_MOST = 50;

/** The same list, with one product beside it. */
function opened(id: string) {
  const query = new URLSearchParams(here.get().query);
  query.set('open', id);
  return address('/products', query);
}

export function Products() {
  const { t } = useWords();
  const { query } = useHere();
  useTitle(t.products.title);
  useShortcut('n', () => t.palette.newProduct, () => may('products') && setQuery({ new: '1' }));
  const open = query.get('open');
  return (
    <>
      {query.get('name') ? <Found name={query.get('name')!} /> : <ProductList ids={null} />}
      {open && <Product key={open} id={open} />}
      {query.has('new') && may('products') && <ProductForm onClose={() => setQuery({ new: null })} />}
    </>
  );
}

/** The list knows no names: those who are found by the search, also by how they are read aloud, are asked for by id. */
function Found({ name }: { name: string }) {
  const { t } = useWords();
  const found = useRead('GET /api/v1/search', { query: { q: name, kind: ['product'], limit: FOUND_MOST } }, { kinds: ['product'] });
  if (found.value?.items.length) return <ProductList ids={found.value.items.map((hit) => hit.id)} more={found.value.more} />;
  return (
    <Frame>
      <section class="panel" aria-label={t.products.title}>
        {found.value ? <Blank icon="filter" title={t.products.noMatch}>{t.products.noMatchHint}</Blank> : found.refusal ? <Refused refusal={found.refusal} /> : <Bones rows={6} label={t.common.loading} />}
      </section>
    </Frame>
  );
}

function ProductList({ ids, more }: { ids: readonly string[] | null; more?: boolean }) {
  const { t, f } = useWords();
  const { query } = useHere();
  const sort = query.get('sort') ?? 'name';
  const series = query.get('series');
  const asked = { ...(ids ? { id: ids } : {}), ...(series ? { series: [series] } : {}), ...activeOf(query.get('use')), sort, total: true, limit: 100 } as Query<'GET /api/v1/products'>;
  const list = useList('GET /api/v1/products', asked, 'product') as List<ProductRecord>;
  const columns = useMemo<readonly Column<ProductRecord>[]>(
    () => [
      { key: 'name', head: t.products.name, width: 'minmax(180px, 2fr)', sort: 'name', cell: (row) => <span class="row"><a class="plain cut" href={opened(row.id)} tabIndex={-1}>{row.state.name}</a>{row.state.retired && <Pill>{t.products.retired}</Pill>}</span> },
      { key: 'series', head: t.products.series, width: 'minmax(110px, 1fr)', cell: (row) => row.state.series ?? <span class="muted">–</span> },
      { key: 'price', head: t.products.listPrice, width: 'minmax(110px, 0.8fr)', end: true, cell: (row) => (row.state.listPrice ? f.money(row.state.listPrice) : '–') },
      { key: 'external', head: t.customers.externalIds, width: 'minmax(110px, 1fr)', cell: (row) => <span class="muted">{row.state.externalIds.map((one) => `${one.system}: ${one.id}`).join(', ') || '–'}</span> },
      ...(may('readsFigures') ? [{ key: 'deals', head: t.products.deals, width: 'minmax(100px, 0.7fr)', cell: (row: ProductRecord) => <a href={dealsWith(row.id)} tabIndex={-1} aria-label={t.products.dealsOf(row.state.name)}>{t.products.seeDeals}</a> }] : []),
      { key: 'changed', head: t.customers.changedAt, width: '120px', end: true, sort: 'changed', cell: (row) => (row.state.changedAt ? <time dateTime={row.state.changedAt} title={f.moment(row.state.changedAt)}>{f.ago(row.state.changedAt)}</time> : '–') },
    ],
    [t, f],
  );
  const filtered = Boolean(ids || series || query.get('use'));
  return (
    <Frame list={list}>
      {more && <Note tone="info">{t.palette.more}</Note>}
      <Listing title={t.products.title} label={t.products.table} list={list} columns={columns} hrefOf={(row) => opened(row.id)} sort={sort} least={860} blank={filtered ? <Blank icon="filter" title={t.products.noMatch}>{t.products.noMatchHint}</Blank> : <Blank icon="package" title={t.products.empty} />} />
    </Frame>
  );
}

function Frame({ list, children }: { list?: List<ProductRecord>; children: ComponentChildren }) {
  const { t } = useWords();
  const { query } = useHere();
  const series = query.get('series');
  return (
    <>
      <div class="page-head">
        <h1>{t.products.title}</h1>
        {list && <Count list={list} />}
        <div class="actions">{may('products') && <Button icon="plus" look="primary" onClick={() => setQuery({ new: '1' })}>{t.products.create}</Button>}</div>
      </div>
      <div class="toolbar" role="search">
        <Finder label={t.products.find} />
        <span class="filter"><Combobox aria-label={t.products.series} clears value={null} placeholder={t.products.series} none={t.common.nothingFound} find={findSeries} onChoose={(one) => one && setQuery({ series: one.id })} /></span>
        <InUse label={t.pipelines.status} active={t.products.listed} ended={t.products.retired} />
        {series && <Chip label={`${t.products.series}: ${series}`} removing={t.common.remove} onRemove={() => setQuery({ series: null })} />}
      </div>
      {children}
    </>
  );
}
