import type { ComponentChildren } from 'preact';
import type { List } from '../core/lists';
import { setQuery } from '../core/router';
import { useWords } from '../words/words';
import { Bones, Note } from './bits';
import { Button } from './button';
import { Refused } from './refusals';
import { type Column, Table } from './table';

interface Props<R> {
  title: string;
  label: string;
  list: List<R>;
  columns: readonly Column<R>[];
  hrefOf: (row: R) => string;
  sort: string;
  /** In place of the table when there is nothing in it. */
  blank: ComponentChildren;
  least?: number;
}

/** A list in a table, or why there is none. */
export function Listing<R extends { readonly id: string }>({ title, label, list, columns, hrefOf, sort, blank, least = 720 }: Props<R>) {
  const { t } = useWords();
  return (
    <>
      {list.outdated && <Note tone="info" icon="refresh-cw" action={<Button small onClick={list.again}>{t.common.refresh}</Button>}>{t.customers.outdated}</Note>}
      {list.namesMissing.length > 0 && <Note>{t.problems.namesMissing}</Note>}
      <section class="panel clip" aria-label={title}>
        {list.refusal && !list.items.length ? (
          <Refused refusal={list.refusal} onAgain={list.again} />
        ) : list.items.length ? (
          <Table
            label={label}
            columns={columns}
            rows={list.items}
            idOf={(row) => row.id}
            hrefOf={hrefOf}
            total={list.totalIsAtLeast ? null : list.total}
            sort={sort}
            onSort={(next) => setQuery({ sort: next })}
            onNearEnd={list.next}
            waiting={list.busy}
            least={least}
          />
        ) : list.busy ? (
          <Bones rows={8} label={t.common.loading} />
        ) : (
          blank
        )}
      </section>
    </>
  );
}

export function Count({ list }: { list: List<unknown> }) {
  const { t, f } = useWords();
  return list.total === null ? null : <span class="count" role="status">{list.totalIsAtLeast ? t.common.atLeast(f.number(list.total)) : f.number(list.total)}</span>;
}
