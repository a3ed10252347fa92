import { Modal } from '../modal.tsx';
import { texts } from '../texts.ts';
import { useOwnId } from '../use-own-id.ts';
import { PickerBody, type PickerBodyProps } from './picker-body.tsx';

interface ConsultPickerProps extends PickerBodyProps {
  readonly open: boolean;
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
