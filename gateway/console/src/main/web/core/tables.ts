// A cell that begins like a formula would be one in a spreadsheet.
const FORMULA = /^[=+\-@\t\r\0＝＋－＠]/;

const cell = (given: string | number) => {
  const text = typeof given === 'string' && FORMULA.test(given) ? `'${given}` : String(given);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as a file that the browser saves, as spreadsheets of either language open it. */
export function saveTable(name: string, rows: readonly (readonly (string | number)[])[]) {
  const text = rows.map((row) => row.map(cell).join(',')).join('\r\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
