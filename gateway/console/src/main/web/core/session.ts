import { csrfToken, onSignedOut } from './api';
import { drafts } from './drafts';
import { value } from './value';

export interface Session {
  readonly user: string;
  readonly endsAt: string | null;
  readonly idleEndsAt: string | null;
}

export const session = value<Session | null>(null);
export const signedOut = value(false);

onSignedOut(() => signedOut.set(true));

export const signInAddress = () => `/session/login?to=${encodeURIComponent(location.pathname + location.search + location.hash)}`;

/** Who is signed in; null when nobody is. */
export async function look(): Promise<Session | null> {
  const response = await fetch('/session', { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
  if (response.status === 401) return null;
  if (!response.ok) throw new Error(`/session answers ${response.status}`);
  const found = (await response.json()) as Session;
  session.set(found);
  signedOut.set(false);
  drafts.belongTo(found.user);
  return found;
}

/** Asked without being counted as a sign of life; away is not signed out. */
export const isSignedIn = () =>
  look().then(
    (found) => {
      if (!found) signedOut.set(true);
      return found !== null;
    },
    () => true,
  );

/** Signing out is a form, not a call: the answer leads through the issuer, which ends its session too. */
export function signOut() {
  drafts.wipe();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/session/logout';
  const token = document.createElement('input');
  token.type = 'hidden';
  token.name = '_csrf';
  token.value = csrfToken();
  form.append(token);
  document.body.append(form);
  form.submit();
}
