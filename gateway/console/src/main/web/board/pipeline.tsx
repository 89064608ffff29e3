import { may } from '../core/me';
import { pipelines } from '../core/pipelines';
import { address, setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { DealForm } from '../deal/deal-form';
import { Blank } from '../ui/bits';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { SavedViews } from '../ui/saved-views';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { Board } from './board';
import { DealFilters } from './filters';
import { DealList } from './list';

/** What a saved view of deals is made of: of the board too, which sorts by itself. */
const PARTS = ['view', 'pipeline', 'owner', 'team', 'product', 'customer.region', 'industry', 'status', 'closes', 'stage', 'sort'] as const;

/** The same deals as a board or a list; filters stay when one changes from one to the other. */
export function Pipeline() {
  const { t } = useWords();
  const { query } = useHere();
  const asList = query.get('view') === 'list';
  useTitle(t.deals.title);
  useShortcut('n', () => t.palette.newDeal, () => may('deals') && setQuery({ new: '1' }));
  const to = (view: string | null) => {
    const next = new URLSearchParams(query);
    if (view) next.set('view', view);
    else for (const name of ['view', 'status', 'customer', 'figure', 'ofStage', 'asOf', 'stage', 'sort', 'closes']) next.delete(name);
    return address('/pipeline', next);
  };
  return (
    <>
      <div class="page-head">
        <h1>{t.deals.title}</h1>
        <div class="actions">
          <span class="segments">
            <a href={to(null)} aria-current={asList ? undefined : 'true'}><Icon name="square-kanban" /> {t.deals.board}</a>
            <a href={to('list')} aria-current={asList ? 'true' : undefined}><Icon name="layout-list" /> {t.deals.list}</a>
          </span>
          <SavedViews list="deals" parts={PARTS} />
          {may('deals') && <Button icon="plus" look="primary" onClick={() => setQuery({ new: '1' })}>{t.deals.create}</Button>}
        </div>
      </div>
      {pipelines().length ? (
        <>
          <DealFilters />
          {asList ? <DealList /> : <Board />}
        </>
      ) : (
        <Blank icon="square-kanban" title={t.deals.empty} />
      )}
      {query.has('new') && <DealForm pipeline={query.get('pipeline') ?? undefined} onClose={() => setQuery({ new: null })} />}
    </>
  );
}
