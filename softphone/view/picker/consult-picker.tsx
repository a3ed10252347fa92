import type { Endpoint } from '../../call/endpoint.ts';
import type { PersonalBook } from '../../directory/personal-book.ts';
import type { Country } from '../../directory/phone-number.ts';
import type { Directory } from '../desk-props.ts';
import { Modal } from '../modal.tsx';
import { texts } from '../texts.ts';
import { useOwnId } from '../use-own-id.ts';
import { PickerBody } from './picker-body.tsx';

export interface ConsultPickerProps {
  readonly open: boolean;
  readonly directory: Directory;
  readonly book: PersonalBook;
  /** Where numbers without `+` belong; null when the site has not said. */
  readonly home: Country | null;
  /** The agent who asks: nobody is offered to themselves. Null while nobody has signed in to the phone. */
  readonly ownArn: string | null;
  readonly nowMs: number;
  readonly onChoose: (endpoint: Endpoint) => void;
  readonly onBook: (how: (book: PersonalBook) => PersonalBook) => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Who shall be asked: one field, and whom it finds. */
export function ConsultPicker(props: ConsultPickerProps) {
  const id = useOwnId();
  return (
    <Modal open={props.open} labelledBy={id} className="picker" onClose={props.onClose}>
      <h2 id={id}>{texts.picker.title}</h2>
      <PickerBody {...props} />
    </Modal>
  );
}
