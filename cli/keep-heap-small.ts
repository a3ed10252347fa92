import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow with what is in use instead of with what the machine has: left alone, V8 collects so late that garbage is most of
 * the process. It is no limit: whatever is needed is still given (V8's flags `heap-growing-percent`, `semi-space-growth-factor`).
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--semi-space-growth-factor=1');
}
