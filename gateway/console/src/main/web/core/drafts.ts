const PREFIX = 'rapport.draft.';

let owner = '';

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

/** What was typed and not sent yet: it outlives a reload and the end of a session, and dies when its person signs out. */
export const drafts = {
  belongTo(user: string) {
    owner = `${PREFIX}${user}.`;
    for (const key of keys()) if (!key.startsWith(owner)) localStorage.removeItem(key);
  },
  read<T>(name: string): T | null {
    try {
      return JSON.parse(localStorage.getItem(owner + name) ?? 'null') as T | null;
    } catch {
      return null;
    }
  },
  keep(name: string, typed: unknown) {
    localStorage.setItem(owner + name, JSON.stringify(typed));
  },
  drop(name: string) {
    localStorage.removeItem(owner + name);
  },
  wipe() {
    for (const key of keys()) localStorage.removeItem(key);
  },
};
