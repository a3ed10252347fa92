import { createHmac } from 'node:crypto';

/** How an outside number appears in report keys: an HMAC-SHA256 in hexadecimal, so that no key of the table tells the number. */
export const hashNumber =
  (key: string) =>
  (phoneNumber: string): string =>
    createHmac('sha256', key).update(phoneNumber).digest('hex');
