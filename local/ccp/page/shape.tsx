import type { ShapeName } from './face-model.ts';

/** The sign of a state: its form says the same as its colour. Words stand beside it, so it is hidden from screen readers. */
export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg class={`shape ${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {FORMS[name]}
    </svg>
  );
}

const FORMS = {
  talking: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  held: <path d="M4 3h3v10H4zM9 3h3v10H9z" fill="currentColor" />,
  reaching: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.5" />,
  gone: <path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="2" stroke-linecap="round" />,
};
