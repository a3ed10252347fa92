import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface ModalProps {
  readonly open: boolean;
  readonly labelledBy: string;
  readonly className?: string;
  /** It has closed, whyever: Escape, a click beside it, a choice made, or `open` withdrawn. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A native dialog: it keeps the focus inside, gives it back, and closes with Escape, which never ends a call. */
export function Modal({ open, labelledBy, className = '', onClose, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key, whoever opens it and types at once types into it. Each time: it may be asked for again in the moment it closes.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  });
  // `close` comes a moment after Escape; by then it may be open again.
  const closed = (): void => {
    if (!dialog.current?.open) onClose();
  };
  return (
    <dialog ref={dialog} class={className} aria-labelledby={labelledBy} closedby="any" onCancel={onClose} onClose={closed}>
      {open ? children : null}
    </dialog>
  );
}
