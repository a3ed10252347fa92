import type { ShapeName } from './line-words.ts';

/** One of the four shapes; the words beside it say the same. */
export function Shape({ name }: { readonly name: ShapeName }) {
  return <span class={`shape ${name}`} aria-hidden="true" />;
}
