// Runs before the first paint, so that the page never flashes in the wrong colours.
const root = document.documentElement;
const theme = localStorage.getItem('rapport.theme') ?? 'system';
const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
root.dataset['theme'] = dark ? 'dark' : 'light';
root.dataset['density'] = localStorage.getItem('rapport.density') === 'compact' ? 'compact' : 'comfortable';

export {};
