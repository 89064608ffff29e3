import { value } from './value';

/** The number of somebody who calls, as a telephone system gave it: `#phone=…`, never a part of an address that a server sees. */
export const caller = value<string | null>(null);

const KEY = 'rapport.call';
const GIVEN = /^#phone=(.+)$/;
const LONGEST = 50;

/** Takes the number out of the address at once: it is neither kept in the history nor sent along when somebody has to sign in first. */
function take() {
  const given = GIVEN.exec(location.hash)?.[1];
  if (!given) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  let number: string;
  try {
    number = decodeURIComponent(given.replaceAll('+', '%2B')).trim().slice(0, LONGEST);
  } catch {
    return;
  }
  if (number.length < 3) return;
  sessionStorage.setItem(KEY, number);
  caller.set(number);
}

/** Somebody has seen who calls. */
export function hangUp() {
  sessionStorage.removeItem(KEY);
  caller.set(null);
}

caller.set(sessionStorage.getItem(KEY));
take();
addEventListener('hashchange', take);
