import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { names } from '../core/names';
import { go } from '../core/router';
import { Icon } from './icon';
import { memo, useDeeds } from './memo';

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  readonly width: string;
  readonly end?: boolean;
  readonly sort?: string | undefined;
  readonly cell: (row: R) => ComponentChildren;
}

/** Rows that are chosen for something that is done with all of them. */
export interface Selection<R> {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], on: boolean) => void;
  readonly labelOf: (row: R) => string;
  readonly all: string;
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
  selection?: Selection<R> | undefined;
}

const EXTRA = 8;
const MOST_DRAWN = 80;
const CHECK = '24px';
const MINUTE = 60_000;

/** A table of any length: only what can be seen is in the document. One stop for Tab; arrows move, Enter opens; where rows are chosen, Space does it, Shift up to there. */
export function Table<R>({ label, columns, rows, idOf, hrefOf, total, sort, onSort, onNearEnd, waiting, least = 720, selection }: Props<R>) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600, row: 46 });
  const [at, setAt] = useState(0);
  const refocus = useRef(false);
  const anchor = useRef(0);
  const widths = [...(selection ? [CHECK] : []), ...columns.map((column) => column.width)].join(' ');

  useLayoutEffect(() => {
    const port = box.current;
    if (!port) return;
    port.style.setProperty('--grid-columns', widths);
    port.style.setProperty('--grid-least', `${least}px`);
    const measure = () => {
      const row = parseFloat(getComputedStyle(port).getPropertyValue('--row')) || 46;
      const room = Math.max(260, innerHeight - port.getBoundingClientRect().top - scrollY * 0 - 28);
      port.style.maxHeight = `${room}px`;
      const top = port.scrollTop;
      setView((was) => (was.top === top && was.height === room && was.row === row ? was : { top, height: room, row }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [widths, least]);

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
  const pick = (index: number, range: boolean) => {
    const row = rows[index];
    if (!selection || !row) return;
    const [from, to] = range ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index];
    selection.onChoose(rows.slice(from, to + 1).map(idOf), range || !selection.chosen.has(idOf(row)));
    if (!range) anchor.current = index;
  };
  const deeds = useDeeds({ reach: setAt, pick });
  const fresh = `${names.learned()} ${Math.floor(Date.now() / MINUTE)}`;
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
      aria-multiselectable={selection ? 'true' : undefined}
      onScroll={(event) => {
        const { scrollTop } = event.currentTarget;
        if (Math.abs(scrollTop - view.top) >= view.row / 2 || scrollTop === 0) setView({ ...view, top: scrollTop });
      }}
      onKeyDown={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
        if (!row) return;
        const page = Math.floor(view.height / view.row) - 1;
        const to = { ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + page, PageUp: current - page, Home: 0, End: rows.length - 1 }[event.key];
        if (selection && event.target === row && event.key === ' ') pick(current, event.shiftKey);
        else if (selection && event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.onChoose(rows.map(idOf), true);
        else if (to !== undefined) {
          if (selection && event.shiftKey) {
            if (!selection.chosen.has(idOf(rows[current]!))) pick(current, false);
            pick(Math.max(0, Math.min(rows.length - 1, to)), true);
          }
          move(to);
        }
        else if (event.key === 'Enter' && event.target === row) go(hrefOf(rows[current]!));
        else return;
        event.preventDefault();
      }}
    >
      <div class="grid-head" role="row" aria-rowindex={1} data-columns>
        {selection && (
          <div role="columnheader">
            <input type="checkbox" class="check" aria-label={selection.all} checked={rows.every((row) => selection.chosen.has(idOf(row)))} indeterminate={selection.chosen.size > 0 && !rows.every((row) => selection.chosen.has(idOf(row)))} onChange={(event) => selection.onChoose(rows.map(idOf), event.currentTarget.checked)} />
          </div>
        )}
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
            columns={columns as readonly Column<unknown>[]}
            row={row}
            fresh={fresh}
            href={hrefOf(row)}
            chosen={selection?.chosen.has(idOf(row))}
            label={selection?.labelOf(row)}
            deeds={deeds}
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

interface RowProps {
  index: number;
  top: number;
  stop: boolean;
  columns: readonly Column<unknown>[];
  row: unknown;
  /** Cells look up names, and say how long ago something was: another text when that may be another. */
  fresh: string;
  href: string;
  chosen: boolean | undefined;
  label: string | undefined;
  deeds: { readonly reach: (index: number) => void; readonly pick: (index: number, range: boolean) => void };
}

const Row = memo(({ index, top, stop, columns, row, href, chosen, label, deeds }: RowProps) => {
  return (
    <div
      class="grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-row={index}
      data-columns
      tabIndex={stop ? 0 : -1}
      style={{ top }}
      onFocus={() => deeds.reach(index)}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, input, [data-check]')) go(href);
      }}
    >
      {chosen !== undefined && (
        <div role="gridcell" data-check>
          <input type="checkbox" class="check" aria-label={label} tabIndex={-1} checked={chosen} onClick={(event) => deeds.pick(index, event.shiftKey)} />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" class={column.end ? 'end num' : ''}>{column.cell(row)}</div>
      ))}
    </div>
  );
});
