const QUOTE = '"';

export class BrokenTable extends Error {
  readonly row: number;
  constructor(row: number) {
    super(`row ${row}`);
    this.row = row;
  }
}

/**
 * Rows out of text that comes in pieces, as RFC 4180 and spreadsheets write them: a piece may end anywhere, within quotes or between the two
 * characters of a line end.
 */
export class Rows {
  private readonly delimiter: string;
  private row: string[] = [];
  private cell = '';
  /** Within quotes; or behind a quote that ends the cell unless another one follows. */
  private state: 'plain' | 'quoted' | 'closed' = 'plain';
  private begun = false;
  private afterReturn = false;
  private count = 0;

  constructor(delimiter: string) {
    this.delimiter = delimiter;
  }

  feed(text: string): string[][] {
    const found: string[][] = [];
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text[i]!;
      const newline = c === '\n' || c === '\r';
      if (this.state === 'quoted') {
        if (c !== QUOTE) continue;
        this.cell += text.slice(from, i);
        from = i + 1;
        this.state = 'closed';
        continue;
      }
      if (this.state === 'closed') {
        from = i + 1;
        if (c === QUOTE) {
          this.cell += QUOTE;
          this.state = 'quoted';
        } else if (c === this.delimiter) this.endCell();
        else if (newline) this.endRow(found, c);
        else if (c !== ' ') throw new BrokenTable(this.count + 1);
        continue;
      }
      if (c === '\n' && this.afterReturn && !this.begun && i === from) {
        this.afterReturn = false;
        from = i + 1;
        continue;
      }
      this.afterReturn = false;
      if (c === QUOTE && i === from && this.cell === '') {
        this.state = 'quoted';
        this.begun = true;
        from = i + 1;
      } else if (c === this.delimiter) {
        this.cell += text.slice(from, i);
        from = i + 1;
        this.endCell();
      } else if (newline) {
        this.cell += text.slice(from, i);
        from = i + 1;
        this.endRow(found, c);
      } else this.begun = true;
    }
    if (this.state !== 'closed') this.cell += text.slice(from);
    return found;
  }

  /** What the last line holds that no line end follows. */
  end(): string[][] {
    if (this.state === 'quoted') throw new BrokenTable(this.count + 1);
    const found: string[][] = [];
    this.endRow(found, '');
    return found;
  }

  private endCell() {
    this.row.push(this.cell);
    this.cell = '';
    this.state = 'plain';
    this.begun = true;
  }

  private endRow(found: string[][], by: string) {
    this.afterReturn = by === '\r';
    this.count++;
    const something = this.begun || this.cell !== '' || this.row.length > 0;
    if (something) this.endCell();
    const row = this.row;
    this.row = [];
    this.begun = false;
    // An empty line keeps its number: errors name the line that a spreadsheet shows.
    found.push(row);
  }
}
