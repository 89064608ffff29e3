import { names } from '../core/names';
import type { Cuts } from '../board/filters';
import { words } from '../words/words';
import type { Report } from './funnel';

// A cell that begins like a formula would be one in a spreadsheet.
const cell = (text: string | number) => {
  const plain = /^[=+\-@\t\r]/.test(String(text)) && typeof text === 'string' ? `'${text}` : String(text);
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

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
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
  link.download = `funnel-${by}-${report.reliance.asOf}${cuts.owner ? '-owner' : ''}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
