import { Modal } from './modal.tsx';
import { useOwnId } from './use-own-id.ts';

export interface Choice {
  readonly name: string;
  readonly explains: string;
  readonly ends: boolean;
  readonly onChoose: () => void;
}

export interface ChoiceDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly choices: readonly Choice[];
  /** The way out, and the first stop. */
  readonly keep: string;
  readonly onClose: () => void;
}

/** Asks before something ends. The harmless answer has the focus; each of the others is two keys away from it. */
export function ChoiceDialog({ open, title, choices, keep, onClose }: ChoiceDialogProps) {
  const id = useOwnId();
  const choose = (choice: Choice) => {
    onClose();
    choice.onChoose();
  };
  return (
    <Modal open={open} labelledBy={id} className="choice" onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <p>
        <button type="button" class="command suggested" onClick={onClose}>
          {keep}
        </button>
      </p>
      {choices.map((choice) => (
        <p class="choice-row" key={choice.name}>
          <button type="button" class={choice.ends ? 'command ends' : 'command'} onClick={() => choose(choice)}>
            {choice.name}
          </button>
          <span>{choice.explains}</span>
        </p>
      ))}
    </Modal>
  );
}
