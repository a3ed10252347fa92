/** First four digits from and to, fewest and most digits (the networks' published ranges; Wikipedia, "Payment card number"). */
const NETWORKS: readonly (readonly [from: number, to: number, fewest: number, most: number])[] = [
  [2200, 2204, 16, 19], // Mir
  [2221, 2720, 16, 16], // Mastercard
  [3000, 3099, 14, 19], // Diners Club
  [3400, 3499, 15, 15], // American Express
  [3528, 3589, 16, 19], // JCB
  [3600, 3699, 14, 19], // Diners Club
  [3700, 3799, 15, 15], // American Express
  [3800, 3999, 14, 19], // Diners Club
  [3000, 6999, 16, 16], // what banks and travel have (ISO/IEC 7812-1, major industry identifiers)
  [4000, 4999, 13, 13], // Visa
  [4000, 4999, 19, 19],
  [5000, 5099, 13, 19], // Maestro, Verve
  [5600, 6999, 13, 19], // Maestro, Discover, UnionPay, RuPay, Troy
  [8100, 8299, 16, 19], // UnionPay, RuPay
  [9792, 9792, 16, 16], // Troy
];

/**
 * Whether a payment network has numbers that begin so and are so long.
 * @param prefix the first four digits as a number
 * @param length how many digits
 */
export const isOfNetwork = (prefix: number, length: number): boolean =>
  NETWORKS.some(([from, to, fewest, most]) => prefix >= from && prefix <= to && length >= fewest && length <= most);
