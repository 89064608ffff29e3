import { BrokenTable, Rows } from './csv';

export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Table {
  readonly file: File;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
}

export interface TableRow {
  /** As a spreadsheet counts: the header is 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export class NotReadable extends Error {
  readonly why: 'encoding' | 'broken' | 'empty';
  readonly row: number;
  constructor(why: 'encoding' | 'broken' | 'empty', row = 0) {
    super(why);
    this.why = why;
    this.row = row;
  }
}

const SEEN = 256 * 1024;
const SAMPLE = 5;

/** Rows of a file, piece by piece, so that neither memory nor the page is held by a large one. */
export async function* rowsOf(file: Blob, encoding: Encoding, delimiter: Delimiter, read: (bytes: number) => void = () => {}): AsyncGenerator<readonly TableRow[]> {
  const decoder = new TextDecoder(encoding, { fatal: true }); // a byte order mark is taken off by it
  const rows = new Rows(delimiter);
  const reader = file.stream().getReader();
  let number = 0;
  const numbered = (found: readonly string[][]) => found.map((cells) => ({ number: ++number, cells })).filter(({ cells }) => cells.some((cell) => cell.trim()));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const found = rows.feed(done ? decoder.decode() : decoder.decode(value, { stream: true }));
      if (value) read(value.byteLength);
      yield numbered(done ? [...found, ...rows.end()] : found);
      if (done) return;
    }
  } catch (failure) {
    if (failure instanceof BrokenTable) throw new NotReadable('broken', failure.row);
    if (failure instanceof TypeError) throw new NotReadable('encoding');
    throw failure;
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** What stands between the cells: whatever divides the first line most. */
function delimiterOf(text: string): Delimiter {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const count = (delimiter: Delimiter) => new Rows(delimiter).feed(`${line}\n`)[0]?.length ?? 0;
  try {
    return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0]!;
  } catch {
    return ',';
  }
}

/** Opens a table as its beginning looks, or as somebody says. */
export async function open(file: File, said: { encoding?: Encoding; delimiter?: Delimiter } = {}): Promise<Table> {
  const encoding = said.encoding ?? 'utf-8';
  let text: string;
  try {
    // a character may be cut in two at the end of what is looked at
    text = new TextDecoder(encoding, { fatal: true }).decode(await file.slice(0, SEEN).arrayBuffer(), { stream: true });
  } catch {
    throw new NotReadable('encoding');
  }
  const delimiter = said.delimiter ?? delimiterOf(text);
  const first: TableRow[] = [];
  for await (const some of rowsOf(file, encoding, delimiter)) {
    first.push(...some.slice(0, SAMPLE + 1 - first.length));
    if (first.length > SAMPLE) break;
  }
  const [header, ...sample] = first;
  if (!header) throw new NotReadable('empty');
  return { file, encoding, delimiter, header: header.cells.map((cell) => cell.trim()), sample: sample.map((row) => row.cells) };
}
