import { session } from './session';

/** What one looks at in a list, under a name of one's own: filters and order as the address has them, and the columns. */
export interface SavedView {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly columns?: readonly string[] | undefined;
}

export const MOST_VIEWS = 20;

/** Kept for each person in this browser; they hold filters, never records. */
const keyOf = (list: string) => `rapport.views.${session.get()?.user ?? ''}.${list}`;

const isText = (read: unknown): read is string => typeof read === 'string';
const textsOf = (read: unknown): Record<string, string> => Object.fromEntries(Object.entries(read ?? {}).filter((entry): entry is [string, string] => isText(entry[1])));

function viewOf(read: unknown): SavedView[] {
  if (typeof read !== 'object' || read === null || !('name' in read) || !isText(read.name)) return [];
  const { query, columns } = read as { query?: unknown; columns?: unknown };
  return [{ name: read.name, query: textsOf(query), columns: Array.isArray(columns) ? columns.filter(isText) : undefined }];
}

export function savedViews(list: string): readonly SavedView[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]');
    return Array.isArray(read) ? read.flatMap(viewOf) : [];
  } catch {
    return [];
  }
}

/** @returns whether there was room for them */
export function keepViews(list: string, views: readonly SavedView[]): boolean {
  try {
    localStorage.setItem(keyOf(list), JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}
