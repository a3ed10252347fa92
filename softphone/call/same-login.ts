/** Whether two logins are one user's: letters count whatever their case, as in the ledger (`domain/login.ts`, whose code the desk does not load). */
export const isSameLogin = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (login: string): string => login.normalize('NFC').toLowerCase().normalize('NFC');
