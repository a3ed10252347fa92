import { Modal } from './modal.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import { texts } from './texts.ts';
import { useOwnId } from './use-own-id.ts';

const { keys } = texts;

export interface KeySheetProps {
  readonly open: boolean;
  readonly shortcutsOff: boolean;
  readonly onShortcutsOff: (off: boolean) => void;
  readonly onClose: () => void;
}

/** Every key of the desk, and the switch for those that are a single letter. */
export function KeySheet({ open, shortcutsOff, onShortcutsOff, onClose }: KeySheetProps) {
  const id = useOwnId();
  return (
    <Modal open={open} labelledBy={id} className="keys" onClose={onClose}>
      <h2 id={id}>{keys.title}</h2>
      <label class="picker-hide">
        <input type="checkbox" checked={!shortcutsOff} onChange={({ currentTarget }) => onShortcutsOff(!currentTarget.checked)} />
        {keys.on}
      </label>
      <dl class="key-list">
        {SHORTCUTS.map(([key, names]) => (
          <Key key={key} keyName={key.toUpperCase()} does={names.map((name) => texts.commands[name]).join(keys.or)} />
        ))}
        {keys.others.map(([keyName, does]) => (
          <Key key={keyName} {...{ keyName, does }} />
        ))}
      </dl>
      <p class="detail">{keys.never}</p>
      <p class="picker-end">
        <button type="button" class="picker-close" onClick={onClose}>
          {texts.picker.close}
        </button>
      </p>
    </Modal>
  );
}

const Key = ({ keyName, does }: { readonly keyName: string; readonly does: string }) => (
  <div class="key-row">
    <dt>
      <kbd>{keyName}</kbd>
    </dt>
    <dd>{does}</dd>
  </div>
);
