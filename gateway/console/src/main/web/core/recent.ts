export interface Visited {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
}

const KEY = 'rapport.recent';
const KEPT = 6;

/** Records that were looked at in this tab; gone with it. */
export const recent = {
  all: (): readonly Visited[] => JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as Visited[],
  add(visited: Visited) {
    const others = recent.all().filter((one) => one.path !== visited.path);
    sessionStorage.setItem(KEY, JSON.stringify([visited, ...others].slice(0, KEPT)));
  },
};
