/** Who clicks twice means once; under the pointer lies another button by then. */
const PAUSE = 500;
let last = 0;

/** Whether this click belongs to the one before it. */
export function isSecondClick(): boolean {
  const now = Date.now();
  if (now - last < PAUSE) return true;
  last = now;
  return false;
}
