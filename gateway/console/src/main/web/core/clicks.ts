/** Held down, a key presses again and again. */
const PAUSE = 500;
let last = 0;
let second = false;

// Before whatever is clicked hears of it; what comes later, by a key of its own, is no click.
document.addEventListener(
  'click',
  ({ detail }) => {
    second = detail > 1 || (detail === 0 && Date.now() - last < PAUSE);
    if (detail === 0) last = Date.now();
    setTimeout(() => (second = false));
  },
  true,
);

/** Whether this click belongs to the one before it: who clicks twice on a place means once, and under the pointer lies another button by then. */
export const isSecondClick = () => second;
