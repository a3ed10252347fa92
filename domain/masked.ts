import type { Consult, Leg } from '../contract/schemas/consult.ts';

/** Country codes of one and of two digits; all others have three (ITU-T E.164). */
const SHORT_CODE = /^(1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** The digits of a number in E.164 form behind its country code. */
export function nationalDigits(phoneNumber: string): string {
  const digits = phoneNumber.replace(/\D/g, '');
  return digits.slice((SHORT_CODE.exec(digits)?.[0] ?? digits.slice(0, 3)).length);
}

/** A number as those see it who were not on the call: country code and the last two digits. */
export function maskedNumber(phoneNumber: string): string {
  const digits = phoneNumber.replace(/\D/g, '');
  const code = SHORT_CODE.exec(digits)?.[0] ?? digits.slice(0, 3);
  const rest = digits.slice(code.length);
  return `+${code}${'*'.repeat(Math.max(0, rest.length - 2))}${rest.slice(-2)}`;
}

const maskedTarget = (target: Consult['target']): Consult['target'] =>
  target.kind === 'external' && target.id !== null ? { kind: 'external', id: maskedNumber(target.id) } : target;

/** A consult whose outside number nobody can dial. */
export const maskedConsult = (consult: Consult): Consult => ({ ...consult, target: maskedTarget(consult.target) });

/** A leg whose outside number nobody can dial. */
export const maskedLeg = (leg: Leg): Leg => ({ ...leg, target: leg.target && maskedTarget(leg.target) });
