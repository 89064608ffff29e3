import type { analytics } from 'api';
import { useState } from 'preact/hooks';
import type { Query } from '../core/api';
import { useNames } from '../core/lookup';
import { names } from '../core/names';
import { stagesOf } from '../core/pipelines';
import { useRead } from '../core/reads';
import { setQuery, useHere } from '../core/router';
import { cutsOf, type Cuts, DealFilters } from '../board/filters';
import { Blank, Bones, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { DayInput } from '../ui/day';
import { Select } from '../ui/field';
import { Refused } from '../ui/refusals';
import { Reliance } from '../ui/reliance';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { behind, type Report } from './behind';
import { Between } from './between';
import { counting } from './counting';
import { download } from './csv';
import { StageChart } from './stage-chart';

type Cut = NonNullable<Extract<Query<'GET /api/v1/funnel'>['by'], string>>;

const CUTS = ['stage', 'owner', 'team', 'product', 'customer.region', 'industry'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function Funnel() {
  const { t, f } = useWords();
  const { query } = useHere();
  useTitle(t.funnel.title);
  const cuts = cutsOf(query);
  const day = (name: string) => (DAY.test(query.get(name) ?? '') ? query.get(name)! : undefined);
  const asOf = day('asOf');
  const before = day('before');
  const by = (CUTS.find((one) => one === query.get('by')) ?? 'stage') as Cut;
  const about = asOf ? {} : { kinds: ['opportunity', 'employee', 'customer'] };
  const report = useRead('GET /api/v1/funnel', { query: { ...cuts, by, ...(asOf ? { asOf } : {}) } }, about);
  const then = useRead('GET /api/v1/funnel', before ? { query: { ...cuts, by, asOf: before } } : null, {});
  const asTable = query.get('show') === 'table' || by !== 'stage';
  const label = (cut: (typeof CUTS)[number]) => ({ stage: t.funnel.stage, owner: t.funnel.owner, team: t.funnel.team, product: t.funnel.product, 'customer.region': t.funnel.region, industry: t.funnel.industry })[cut];
  const total = report.value?.total;
  return (
    <>
      <div class="page-head">
        <h1>{t.funnel.title}</h1>
        <div class="actions">
          <label class="row small">
            {t.funnel.asOf}
            <DayInput max={f.today()} value={asOf ?? f.today()} onDay={(day) => setQuery({ asOf: day && day < f.today() ? day : null })} />
          </label>
          <label class="row small">
            {t.funnel.compare}
            <DayInput max={f.today()} value={before ?? ''} onDay={(day) => setQuery({ before: day })} />
          </label>
          {before && <Button icon="x" look="quiet" aria-label={t.funnel.noCompare} onClick={() => setQuery({ before: null })} />}
        </div>
      </div>
      <DealFilters>
        <span class="filter"><Select aria-label={t.funnel.by} value={by} onChoose={(one) => setQuery({ by: one === 'stage' ? null : one })} options={CUTS.map((one) => ({ value: one, label: `${t.funnel.by}: ${label(one)}` }))} /></span>
      </DealFilters>
      <Reliance of={report.value?.reliance} stale={report.stale && !report.refusal} />
      {report.refusal && !report.value ? (
        <Refused refusal={report.refusal} />
      ) : !report.value || !total ? (
        <Bones rows={10} label={t.common.loading} />
      ) : total.deals === 0 ? (
        <Blank icon="chart-no-axes-column" title={t.funnel.empty} />
      ) : (
        <div class="stack">
          <Figures total={total} before={then.value?.total} cuts={cuts} asOf={asOf} />
          <Panel
            title={label(by as (typeof CUTS)[number])}
            actions={
              <>
                {by === 'stage' && (
                  <span class="segments">
                    <button type="button" aria-pressed={!asTable} onClick={() => setQuery({ show: null })}>{t.funnel.chart}</button>
                    <button type="button" aria-pressed={asTable} onClick={() => setQuery({ show: 'table' })}>{t.funnel.table}</button>
                  </span>
                )}
                <Button icon="arrow-down" onClick={() => download(report.value!, by, cuts)}>{t.funnel.export}</Button>
              </>
            }
          >
            {asTable ? <Parts report={report.value} then={then.value} by={by} cuts={cuts} asOf={asOf} /> : <StageChart report={report.value} then={then.value} stages={stagesOf(cuts.pipeline)} cuts={cuts} asOf={asOf} before={before} />}
            {report.value.partsMayExceedTotal && <p class="inside small muted">{t.funnel.mayExceed}</p>}
          </Panel>
          {before && <Between from={before} to={asOf ?? f.today()} cuts={cuts} />}
          <Definitions of={report.value.definitions} />
        </div>
      )}
    </>
  );
}

function Figures({ total, before, cuts, asOf }: { total: analytics.FiguresAnswer; before: analytics.FiguresAnswer | undefined; cuts: Cuts; asOf: string | undefined }) {
  const { t, f } = useWords();
  const days = (one: analytics.FiguresAnswer | undefined) => (one?.daysToWin ? f.days(Math.round(one.daysToWin.median)) : '–');
  const rate = (one: analytics.FiguresAnswer | undefined) => (one?.winRate === undefined ? '–' : f.percent(one.winRate));
  const figures = [
    { name: t.funnel.openDeals, value: f.number(total.open.deals), note: f.sums(total.open.amounts), was: before && f.number(before.open.deals), href: behind(cuts, asOf, 'open') },
    { name: t.funnel.won, value: f.number(total.won.deals), note: f.sums(total.won.amounts), was: before && f.number(before.won.deals), href: behind(cuts, asOf, 'won') },
    { name: t.funnel.lost, value: f.number(total.lost.deals), note: f.sums(total.lost.amounts), was: before && f.number(before.lost.deals), href: behind(cuts, asOf, 'lost') },
    { name: t.funnel.winRate, value: rate(total), note: `${total.won.deals} / ${total.won.deals + total.lost.deals}`, was: before && rate(before), href: behind(cuts, asOf, 'won') },
    { name: t.funnel.daysToWin, value: days(total), note: t.funnel.median, was: before && days(before), href: behind(cuts, asOf, 'won') },
  ];
  return (
    <ul class="figures">
      {figures.map((figure) => (
        <li key={figure.name} class="panel">
          <a class="plain" href={figure.href}>
            <span class="muted small">{figure.name}</span>
            <b class="num">{figure.value}</b>
            <span class="muted small cut">{figure.note}</span>
            {figure.was !== undefined && <span class="small was">← {figure.was}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Parts({ report, then, by, cuts, asOf }: { report: Report; then: Report | undefined; by: Cut; cuts: Cuts; asOf: string | undefined }) {
  const { t, f } = useWords();
  useNames(report.parts.map((part) => part.key[by]));
  const nameOf = (key: string | undefined) => (key === '(none)' || !key ? t.funnel.noneBucket : (report.names[key] ?? names.of(key) ?? key));
  const was = new Map(then?.parts.map((part) => [part.key[by], part.figures]));
  const order = by === 'stage' ? stagesOf(cuts.pipeline).map((stage) => stage.id) : [];
  const rows = by === 'stage' ? report.parts.toSorted((a, b) => order.indexOf(a.key[by] ?? '') - order.indexOf(b.key[by] ?? '')) : report.parts.toSorted((a, b) => b.figures.open.deals - a.figures.open.deals);
  const number = (figures: analytics.FiguresAnswer, key: string | undefined, what: 'open' | 'won' | 'lost') =>
    key && key !== '(none)' ? <a href={behind(cuts, asOf, what, { [by]: key })} aria-label={`${nameOf(key)}: ${t.funnel[what === 'open' ? 'openDeals' : what]}: ${figures[what].deals}`}>{f.number(figures[what].deals)}</a> : f.number(figures[what].deals);
  return (
    <div class="scroller" tabIndex={0} role="region" aria-label={t.funnel.table}>
      <table class="simple">
        <thead>
          <tr>
            <th scope="col">{t.funnel.by}</th>
            <th scope="col" class="end">{t.funnel.openDeals}</th>
            {then && <th scope="col" class="end">{t.funnel.change}</th>}
            <th scope="col" class="end">{t.funnel.amount}</th>
            <th scope="col" class="end">{t.funnel.won}</th>
            <th scope="col" class="end">{t.funnel.lost}</th>
            <th scope="col" class="end">{t.funnel.winRate}</th>
            <th scope="col" class="end">{t.funnel.daysToWin}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, figures }) => {
            const change = figures.open.deals - (was.get(key[by])?.open.deals ?? 0);
            return (
              <tr key={key[by]}>
                <th scope="row">{nameOf(key[by])}</th>
                <td class="end num">{number(figures, key[by], 'open')}</td>
                {then && <td class="end num">{change > 0 ? `+${change}` : change === 0 ? '±0' : `−${-change}`}</td>}
                <td class="end num">{figures.open.amounts.map((sum) => f.money(sum)).join(' + ') || '–'}</td>
                <td class="end num">{number(figures, key[by], 'won')}</td>
                <td class="end num">{number(figures, key[by], 'lost')}</td>
                <td class="end num">{figures.winRate === undefined ? '–' : f.percent(figures.winRate)}</td>
                <td class="end num">{figures.daysToWin ? Math.round(figures.daysToWin.median) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Definitions({ of }: { of: readonly analytics.Definition[] }) {
  const { t, language } = useWords();
  const [open, setOpen] = useState(false);
  const told = counting(language);
  return (
    <details class="panel definitions" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t.funnel.definitions}</summary>
      <p class="inside">{told.of}</p>
      <dl class="inside stack">
        {of.map((one) => {
          const known = told.counted[`${one.id} ${one.version}`];
          return known ? (
            <div key={one.id}>
              <dt class="strong">{known[0]}</dt>
              <dd>{known[1]}</dd>
            </div>
          ) : (
            <div key={one.id} lang="en">
              <dt class="strong">{one.id} <span class="muted small">{t.funnel.version} {one.version}</span></dt>
              <dd>{one.text}</dd>
              <dd class="muted small">{one.formula}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}

