import { useValue, value } from '../core/value';
import { formats, type Formats } from './formats';
import type { Words } from './en';

export type { Words };
export type Language = 'en' | 'zh-CN';

const load: Record<Language, () => Promise<Words>> = {
  en: () => import('./en').then((m) => m.en),
  'zh-CN': () => import('./zh').then((m) => m.zh),
};

export interface Spoken {
  readonly t: Words;
  readonly language: Language;
  /** As the platform names languages. */
  readonly of: string;
  readonly f: Formats;
}

const spoken = value<Spoken | null>(null);
let zone = 'UTC';

/** Days begin and end where the organization is, as in the platform's figures. */
export const inZone = (name: string) => {
  zone = name;
  const now = spoken.get();
  if (now) spoken.set({ ...now, f: formats(now.language, zone, now.t) });
};

export async function speak(language: Language): Promise<void> {
  const t = await load[language]();
  localStorage.setItem('rapport.language', language);
  document.documentElement.lang = language;
  spoken.set({ t, language, of: language, f: formats(language, zone, t) });
}

export function preferred(): Language {
  const chosen = localStorage.getItem('rapport.language');
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return navigator.languages.some((one) => one.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}

export const useWords = () => useValue(spoken)!;
export const words = () => spoken.get()!;
