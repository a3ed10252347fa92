import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  ArrowUp: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A group of buttons: one stop for Tab, arrow keys within (WAI-ARIA Authoring Practices, toolbar). */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => stopAt(buttonsOf(bar.current)[0], bar.current), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = buttonsOf(bar.current);
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const step = STEPS[event.key];
    const next = step && index >= 0 ? buttons[step(index, buttons.length)] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div
      class="toolbar"
      role="toolbar"
      aria-label={label}
      ref={bar}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => stopAt(event.target, bar.current)}
    >
      {children}
    </div>
  );
}

const buttonsOf = (bar: HTMLElement | null): readonly HTMLButtonElement[] => [...(bar?.querySelectorAll('button') ?? [])];

/** Makes one button the stop of the Tab key. */
function stopAt(target: EventTarget | null | undefined, bar: HTMLElement | null): void {
  for (const button of buttonsOf(bar)) button.tabIndex = button === target ? 0 : -1;
}
