import { names } from '../core/names';
import { saveTable } from '../core/tables';
import type { Cuts } from '../board/filters';
import { words } from '../words/words';
import type { Report } from './behind';

/** What is shown, as a file; amounts exact, a column for each currency. */
export function download(report: Report, by: string, cuts: Cuts) {
  const { t } = words();
  const currencies = [...new Set(report.parts.flatMap((part) => part.figures.open.amounts.map((sum) => sum.currency)))].sort();
  const head = [by, t.funnel.openDeals, ...currencies.map((code) => `${t.funnel.amount} ${code}`), t.funnel.won, t.funnel.lost, t.funnel.winRate, t.funnel.daysToWin];
  const rows = report.parts.map(({ key, figures }) => [
    report.names[key[by] ?? ''] ?? names.of(key[by]) ?? key[by] ?? '',
    figures.open.deals,
    ...currencies.map((code) => figures.open.amounts.find((sum) => sum.currency === code)?.amount ?? '0'),
    figures.won.deals,
    figures.lost.deals,
    figures.winRate ?? '',
    figures.daysToWin?.median ?? '',
  ]);
  saveTable(`funnel-${by}-${report.reliance.asOf}${cuts.owner ? '-owner' : ''}.csv`, [head, ...rows]);
}
