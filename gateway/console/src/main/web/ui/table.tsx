import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { go } from '../core/router';
import { Icon } from './icon';

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  readonly width: string;
  readonly end?: boolean;
  readonly sort?: string | undefined;
  readonly cell: (row: R) => ComponentChildren;
}

interface Props<R> {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  idOf: (row: R) => string;
  hrefOf: (row: R) => string;
  total: number | null;
  sort?: string;
  onSort?: (sort: string) => void;
  onNearEnd?: () => void;
  waiting?: boolean;
  least?: number;
}

const EXTRA = 8;
const MOST_DRAWN = 80;

/** A table of any length: only what can be seen is in the document. One stop for Tab; arrows move, Enter opens. */
export function Table<R>({ label, columns, rows, idOf, hrefOf, total, sort, onSort, onNearEnd, waiting, least = 720 }: Props<R>) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600, row: 46 });
  const [at, setAt] = useState(0);
  const refocus = useRef(false);

  useLayoutEffect(() => {
    const port = box.current;
    if (!port) return;
    port.style.setProperty('--grid-columns', columns.map((column) => column.width).join(' '));
    port.style.setProperty('--grid-least', `${least}px`);
    const measure = () => {
      const row = parseFloat(getComputedStyle(port).getPropertyValue('--row')) || 46;
      const room = Math.max(260, innerHeight - port.getBoundingClientRect().top - scrollY * 0 - 28);
      port.style.maxHeight = `${room}px`;
      setView({ top: port.scrollTop, height: room, row });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [columns.map((column) => column.width).join(' ')]);

  const first = Math.max(0, Math.floor(view.top / view.row) - EXTRA);
  const drawn = Math.min(MOST_DRAWN, Math.ceil(view.height / view.row) + 2 * EXTRA);
  const shown = rows.slice(first, first + drawn);

  useEffect(() => {
    if (rows.length && first + drawn >= rows.length - EXTRA) onNearEnd?.();
  }, [first, drawn, rows.length]);
  useLayoutEffect(() => {
    if (!refocus.current) return;
    refocus.current = false;
    (box.current?.querySelector(`[data-row="${at}"]`) as HTMLElement | null)?.focus({ preventScroll: true });
  });

  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    const port = box.current;
    if (port) {
      const top = next * view.row;
      if (top < port.scrollTop) port.scrollTop = top;
      else if (top + view.row > port.scrollTop + port.clientHeight - 40) port.scrollTop = top + view.row - port.clientHeight + 40;
    }
    refocus.current = true;
    setAt(next);
  };
  const current = Math.min(at, Math.max(0, rows.length - 1));
  const stop = current >= first && current < first + shown.length ? current : first;

  return (
    <div
      ref={box}
      class="scroller grid"
      role="grid"
      aria-label={label}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={waiting ? 'true' : undefined}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget;
        if (Math.abs(scrollTop - view.top) >= view.row / 2 || scrollTop === 0) setView({ ...view, top: scrollTop });
      }}
      onKeyDown={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
        if (!row) return;
        const page = Math.floor(view.height / view.row) - 1;
        const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: rows.length - 1 }[event.key];
        if (to !== undefined) move(to);
        else if (event.key === 'Enter' && event.target === row) go(hrefOf(rows[current]!));
        else return;
        event.preventDefault();
      }}
    >
      <div class="grid-head" role="row" aria-rowindex={1} data-columns>
        {columns.map((column) => {
          const [by, way] = (sort ?? '').startsWith('-') ? [sort!.slice(1), 'descending' as const] : [sort, 'ascending' as const];
          const sorted = column.sort && by === column.sort;
          return (
            <div key={column.key} role="columnheader" class={column.end ? 'end' : ''} aria-sort={column.sort ? (sorted ? way : 'none') : undefined}>
              {column.sort && onSort ? (
                <button type="button" onClick={() => onSort(sorted && way === 'ascending' ? `-${column.sort}` : column.sort!)}>
                  {column.head}
                  {sorted && <Icon name={way === 'ascending' ? 'arrow-up' : 'arrow-down'} size={13} />}
                </button>
              ) : (
                column.head
              )}
            </div>
          );
        })}
      </div>
      <Rows height={rows.length * view.row}>
        {shown.map((row, i) => (
          <Row
            key={idOf(row)}
            index={first + i}
            top={(first + i) * view.row}
            stop={first + i === stop}
            onReach={() => setAt(first + i)}
            columns={columns}
            row={row}
            href={hrefOf(row)}
          />
        ))}
      </Rows>
    </div>
  );
}

function Rows({ height, children }: { height: number; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.style.height = `${height}px`;
  }, [height]);
  return <div ref={box} class="grid-rows" role="rowgroup">{children}</div>;
}

interface RowProps<R> {
  index: number;
  top: number;
  stop: boolean;
  onReach: () => void;
  columns: readonly Column<R>[];
  row: R;
  href: string;
}

function Row<R>({ index, top, stop, onReach, columns, row, href }: RowProps<R>) {
  return (
    <div
      class="grid-row"
      role="row"
      aria-rowindex={index + 2}
      data-row={index}
      data-columns
      tabIndex={stop ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onFocus={onReach}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, input')) go(href);
      }}
    >
      {columns.map((column) => (
        <div key={column.key} role="gridcell" class={column.end ? 'end num' : ''}>{column.cell(row)}</div>
      ))}
    </div>
  );
}
