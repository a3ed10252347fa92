import { type Phone, PhoneError } from './call/phone.ts';
import type { Directory } from './view/desk-props.ts';

/** Reads who can be asked, one reading at a time; what was read before stays until then. */
export function directoryReader(phone: Phone, onChange: (directory: Directory) => void): () => void {
  let reading = false;
  let known: Directory = { status: 'unread' };
  const become = (directory: Directory): void => {
    known = directory;
    onChange(directory);
  };
  return () => {
    if (reading) return;
    reading = true;
    if (known.status !== 'read') become({ status: 'reading' });
    phone
      .endpoints()
      .then(
        (endpoints) => become({ status: 'read', endpoints }),
        (error: unknown) => become({ status: 'failed', code: error instanceof PhoneError ? error.code : 'unknown' }),
      )
      .finally(() => {
        reading = false;
      });
  };
}
