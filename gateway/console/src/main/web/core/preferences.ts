import { value } from './value';

export type Theme = 'light' | 'dark' | 'system';
export type Density = 'comfortable' | 'compact';

const stored = (name: string) => localStorage.getItem(`rapport.${name}`);
const root = document.documentElement;
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

export const theme = value<Theme>((stored('theme') as Theme | null) ?? 'system');
export const density = value<Density>((stored('density') as Density | null) ?? 'comfortable');

function dress() {
  root.dataset['theme'] = theme.get() === 'dark' || (theme.get() === 'system' && darkSystem.matches) ? 'dark' : 'light';
  root.dataset['density'] = density.get();
}

theme.follow(() => {
  localStorage.setItem('rapport.theme', theme.get());
  dress();
});
density.follow(() => {
  localStorage.setItem('rapport.density', density.get());
  dress();
});
darkSystem.addEventListener('change', dress);
