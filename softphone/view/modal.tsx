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
  // Before the next key: whoever opens it and types at once types into it.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog ref={dialog} class={className} aria-labelledby={labelledBy} closedby="any" onClose={onClose}>
      {open ? children : null}
    </dialog>
  );
}
