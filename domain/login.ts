/**
 * A Connect login as it is compared and stored: in small letters and composed (Unicode NFC). Identity providers and Amazon Cognito hand
 * logins on in letters of their own choice (Cognito Developer Guide, "User pool case sensitivity": in small ones).
 */
export const plainLogin = (login: string): string => login.normalize('NFC').toLowerCase().normalize('NFC');
