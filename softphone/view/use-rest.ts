import { useEffect, useState } from 'preact/hooks';

/** After a press a button rests for `ms`, so that a double click does not take back what the first click did. */
export function useRest(ms: number): readonly [resting: boolean, rest: () => void] {
  const [resting, setResting] = useState(false);
  useEffect(() => {
    if (!resting) return undefined;
    const timer = setTimeout(() => setResting(false), ms);
    return () => clearTimeout(timer);
  }, [resting, ms]);
  return [resting, () => setResting(true)];
}
