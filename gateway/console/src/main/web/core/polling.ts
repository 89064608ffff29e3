import { useEffect, useRef } from 'preact/hooks';

/** Acts every so often, but only while somebody can see the page; at once when it is seen again. */
export function useEvery(ms: number, act: () => void) {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    let timer = 0;
    const run = () => {
      clearInterval(timer);
      if (document.visibilityState !== 'visible') return;
      timer = window.setInterval(() => latest.current(), ms);
    };
    const seen = () => {
      if (document.visibilityState === 'visible') latest.current();
      run();
    };
    run();
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [ms]);
}
