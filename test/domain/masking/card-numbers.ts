import fc from 'fast-check';

/** The digits with the check digit that makes them a card number (ISO/IEC 7812-1, Luhn), worked out as on paper, from the right. */
export function withCheckDigit(digits: string): string {
  const values = Array.from(`${digits}0`, Number).reverse();
  const worth = values.map((digit, at) => (at % 2 === 0 ? digit : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit]));
  const sum = worth.reduce<number>((total, one) => total + (one ?? 0), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

const NETWORKS = [
  ['4', 13],
  ['4', 16],
  ['4', 19],
  ['51', 16],
  ['2300', 16],
  ['37', 15],
  ['36', 14],
  ['3528', 16],
  ['6011', 16],
  ['6304', 19],
  ['62', 17],
  ['2202', 16],
] as const;

/** A card number of a network, digits alone. */
export const cardNumber: fc.Arbitrary<string> = fc
  .constantFrom(...NETWORKS)
  .chain(([prefix, length]) =>
    fc.stringMatching(new RegExp(`^\\d{${length - 1 - prefix.length}}$`)).map((digits) => withCheckDigit(prefix + digits)),
  );
