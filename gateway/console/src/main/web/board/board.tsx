import type { analytics } from 'api';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { may } from '../core/me';
import { names } from '../core/names';
import { type DealRecord, type Stage, daysSince, nameOfDeal, stagesOf } from '../core/pipelines';
import { useRead } from '../core/reads';
import { address, go, useHere } from '../core/router';
import { useValue, value } from '../core/value';
import { Bones } from '../ui/bits';
import { Icon } from '../ui/icon';
import { composing } from '../ui/keys';
import { memo, useDeeds } from '../ui/memo';
import { Refused } from '../ui/refusals';
import { Reliance } from '../ui/reliance';
import { useWords } from '../words/words';
import { Card } from './card';
import { Closing, type Outcome } from './closing';
import { useColumn } from './column-data';
import type { Deeds } from './deeds';
import { type Cuts, cutsOf } from './filters';
import { arrived, move, moving } from './moves';

type Cards = ReadonlyMap<string, readonly DealRecord[]>;

interface Holding {
  readonly deal: DealRecord;
  readonly over: string;
  readonly by: 'pointer' | 'keys';
}

const closing = ({ state }: DealRecord) => state.expectedCloseOn ?? '9999';

/** An order of the board's own: a card that is on its way stands where it will stand, so that nothing is put elsewhere, and no menu shut, when the platform's answer comes. */
const byClose = (one: DealRecord, other: DealRecord) => (closing(one) === closing(other) ? (one.id < other.id ? -1 : 1) : closing(one) < closing(other) ? -1 : 1);

/** What each column has read, and what is on its way. A card stands where its stage is, whichever column read it. */
function arrange(read: Cards, moving: ReadonlyMap<string, DealRecord>): { placed: Cards; arrived: readonly string[] } {
  const placed = new Map<string, DealRecord[]>([...read.keys()].map((stage) => [stage, []]));
  const latest = new Map<string, DealRecord>();
  for (const deal of [...read.values()].flat()) {
    const other = latest.get(deal.id);
    if (!other || other.revision < deal.revision) latest.set(deal.id, deal);
  }
  const arrived = [...moving.values()].filter((deal) => (latest.get(deal.id)?.revision ?? 0) > deal.revision).map((deal) => deal.id);
  for (const [id, deal] of moving) if (!arrived.includes(id)) latest.set(id, deal);
  for (const deal of latest.values()) placed.get(deal.state.stageId)?.push(deal);
  for (const deals of placed.values()) deals.sort(byClose);
  return { placed, arrived };
}

export function Board() {
  const { t } = useWords();
  const { query } = useHere();
  const cuts = cutsOf(query);
  const stages = stagesOf(cuts.pipeline);
  const figures = useRead('GET /api/v1/funnel', { query: { ...cuts, by: 'stage' } }, { kinds: ['opportunity', 'employee'] });
  const asked = JSON.stringify(cuts);
  const read = useMemo(() => value<Cards>(new Map()), [asked]);
  const cards = useValue(read);
  const onTheirWay = useValue(moving);
  const { placed, arrived: there } = useMemo(() => arrange(cards, onTheirWay), [cards, onTheirWay]);
  useEffect(() => arrived(there), [there.join()]);
  const [holding, setHolding] = useState<Holding | null>(null);
  const [closing, setClosing] = useState<{ deal: DealRecord; outcome: Outcome } | null>(null);
  const [said, setSaid] = useState('');
  const lost = useRef<string | undefined>(undefined);

  /** A card that goes elsewhere is another element there, or the same one put in again: either way the browser takes the focus from it, and it gets it back. */
  const focused = document.activeElement?.closest<HTMLElement>('[data-deal]')?.dataset['deal'];
  useLayoutEffect(() => {
    const wanted = focused ?? lost.current;
    lost.current = document.activeElement === document.body ? wanted : undefined;
    if (lost.current) document.querySelector<HTMLElement>(`[data-deal="${lost.current}"]`)?.focus();
  });
  const name = (deal: DealRecord) => nameOfDeal(deal) ?? t.common.unnamed;
  const drop = (target: string) => {
    if (!holding) return;
    setHolding(null);
    if (target === 'win' || target === 'lose') setClosing({ deal: holding.deal, outcome: target });
    else if (target === holding.deal.state.stageId) setSaid(t.deals.putBack(name(holding.deal)));
    else void move(holding.deal, target, setSaid);
  };
  const deeds: Deeds = useDeeds({
    hold: (deal: DealRecord) => setHolding({ deal, over: deal.state.stageId, by: 'pointer' }),
    over: (target: string) => holding && holding.over !== target && setHolding({ ...holding, over: target }),
    drop,
    letGo: () => setHolding(null),
    move: (deal: DealRecord, to: string) => void move(deal, to, setSaid),
    close: (deal: DealRecord, outcome: Outcome) => setClosing({ deal, outcome }),
    read: (stage: string, deals: readonly DealRecord[]) => {
      const before = read.get();
      const known = new Map(before.get(stage)?.map((deal) => [deal.id, deal]));
      const same = (deal: DealRecord) => (known.get(deal.id)?.revision === deal.revision ? known.get(deal.id)! : deal);
      read.set(new Map([...stages.map((one) => [one.id, before.get(one.id) ?? []] as const), [stage, deals.map(same)]]));
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const card = event.target as HTMLElement;
    const id = card.dataset['deal'];
    if (!id || composing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const column = stages.findIndex((stage) => placed.get(stage.id)?.some((deal) => deal.id === id));
    const here = placed.get(stages[column]?.id ?? '') ?? [];
    const row = here.findIndex((deal) => deal.id === id);
    const focus = (deal: DealRecord | undefined) => deal && (document.querySelector(`[data-deal="${deal.id}"]`) as HTMLElement | null)?.focus();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (holding?.by === 'keys') {
      if (event.key === ' ' || event.key === 'Enter') drop(holding.over);
      else if (event.key === 'Escape') {
        setSaid(t.deals.putBack(name(holding.deal)));
        setHolding(null);
      } else if (step) {
        const over = stages[Math.max(0, Math.min(stages.length - 1, stages.findIndex((stage) => stage.id === holding.over) + step))]!;
        setHolding({ ...holding, over: over.id });
        document.getElementById(`stage-${over.id}`)?.closest('.column')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        setSaid(t.deals.over(name(holding.deal), over.name));
      }
    } else if (event.key === ' ' && may('deals')) {
      setHolding({ deal: here[row]!, over: here[row]!.state.stageId, by: 'keys' });
      setSaid(t.deals.picked(name(here[row]!)));
    } else if (event.key === 'Enter') go(address(`/deals/${id}`));
    else if (event.key === 'ArrowDown') focus(here[row + 1]);
    else if (event.key === 'ArrowUp') focus(here[row - 1]);
    else if (step) {
      for (let at = column + step; at >= 0 && at < stages.length; at += step) {
        const there = placed.get(stages[at]!.id) ?? [];
        if (there.length) {
          focus(there[Math.min(row, there.length - 1)]);
          break;
        }
      }
    } else return;
    event.preventDefault();
  };

  const parts = new Map(figures.value?.parts.map((part) => [part.key['stage'], part.figures]));
  return (
    <>
      <Reliance of={figures.value?.reliance} stale={figures.stale && !figures.refusal} />
      <p class="hidden" id="board-help">{t.deals.boardHelp}</p>
      <div class="board" role="group" aria-label={t.deals.title} aria-describedby="board-help" onKeyDown={onKeyDown}>
        {stages.map((stage) => (
          <Column
            key={`${cuts.pipeline} ${stage.id}`}
            stage={stage}
            asked={asked}
            cards={placed.get(stage.id)}
            figures={parts.get(stage.id)}
            held={holding?.deal.state.stageId === stage.id ? holding.deal.id : undefined}
            by={holding?.deal.state.stageId === stage.id ? holding.by : undefined}
            aimed={holding?.over === stage.id}
            deeds={deeds}
          />
        ))}
      </div>
      {holding?.by === 'pointer' && (
        <div class="outcomes">
          {(['win', 'lose'] as const).map((outcome) => (
            <div
              key={outcome}
              class={`outcome ${outcome} ${holding.over === outcome ? 'aimed' : ''}`}
              onDragOver={(event) => {
                event.preventDefault();
                deeds.over(outcome);
              }}
              onDrop={(event) => {
                event.preventDefault();
                drop(outcome);
              }}
            >
              <Icon name={outcome === 'win' ? 'trophy' : 'circle-x'} /> {t.deals[outcome]}
            </div>
          ))}
        </div>
      )}
      <p class="hidden" role="status" aria-live="assertive">{said}</p>
      {closing && <Closing deal={closing.deal} outcome={closing.outcome} onClose={() => setClosing(null)} />}
    </>
  );
}

interface ColumnProps {
  stage: Stage;
  /** The cuts, as text: the same text is the same question. */
  asked: string;
  cards: readonly DealRecord[] | undefined;
  figures: analytics.FiguresAnswer | undefined;
  held: string | undefined;
  by: 'pointer' | 'keys' | undefined;
  aimed: boolean;
  deeds: Deeds;
}

const Column = memo(({ stage, asked, cards, figures, held, by, aimed, deeds }: ColumnProps) => {
  const { t, f } = useWords();
  const cuts = useMemo(() => JSON.parse(asked) as Cuts, [asked]);
  const { deals, total, read } = useColumn(cuts, stage.id);
  useEffect(() => {
    if (deals) deeds.read(stage.id, deals);
  }, [asked, deals?.map((deal) => `${deal.id}.${deal.revision}`).join()]);
  const today = f.today();
  const count = figures?.open.deals ?? total ?? cards?.length ?? 0;
  const { stage: _, ...others } = { stage: '', ...cuts };
  return (
    <section
      class={`column ${aimed ? 'aimed' : ''}`}
      aria-labelledby={`stage-${stage.id}`}
      onDragOver={(event) => {
        event.preventDefault();
        deeds.over(stage.id);
      }}
      onDrop={(event) => {
        event.preventDefault();
        deeds.drop(stage.id);
      }}
    >
      <header>
        <div class="row apart">
          <h2 id={`stage-${stage.id}`} class="cut">{stage.name}</h2>
          <a class="count" href={address('/pipeline', { view: 'list', stage: stage.id, status: 'OPEN', ...others })} aria-label={`${stage.name}: ${t.deals.count(count)}`}>{f.number(count)}</a>
        </div>
        <p class="muted small num sums">{figures ? f.sums(figures.open.amounts) : <>&nbsp;</>}</p>
      </header>
      {read.refusal && !deals ? (
        <Refused refusal={read.refusal} />
      ) : !deals && !cards?.length ? (
        <Bones rows={5} label={t.common.loading} />
      ) : (
        <ul>
          {cards?.map((deal) => (
            <li key={deal.id}>
              <Card
                deal={deal}
                stage={stage}
                days={daysSince(deal.state.stageSince)}
                today={today}
                owner={names.of(deal.state.ownerId)}
                customer={names.of(deal.state.customerId)}
                held={held === deal.id ? (by ?? null) : null}
                deeds={deeds}
              />
            </li>
          ))}
          {cards?.length === 0 && <li class="muted small none">{t.deals.columnEmpty}</li>}
          {cards && count > cards.length && cards.length > 0 && <li class="muted small none">{t.deals.outside(count - cards.length)}</li>}
        </ul>
      )}
    </section>
  );
});
