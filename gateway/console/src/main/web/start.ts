import { ask } from './core/api';
import { changes } from './core/changes';
import { me, metadata, seesRecords } from './core/me';
import { isSignedIn, look, signInAddress } from './core/session';
import { inZone, preferred, speak } from './words/words';

export type Started = 'ready' | 'leaving' | { readonly signInFailed: string };

/** Who is here, which words, what there is to show: asked for at once, then the first screen is drawn. */
export async function start(): Promise<Started> {
  const [found] = await Promise.all([look(), speak(preferred())]);
  if (!found) {
    const why = new URLSearchParams(location.search).get('login');
    if (why) return { signInFailed: why }; // no second attempt by itself: it would go round in circles
    location.replace(signInAddress());
    return 'leaving';
  }
  const [who, what] = await Promise.all([ask('GET /api/v1/me', {}), ask('GET /api/v1/metadata', {})]);
  me.set(who.value);
  metadata.set(what.value);
  inZone(who.value.zone);
  if (seesRecords()) changes.start(isSignedIn);
  return 'ready';
}
