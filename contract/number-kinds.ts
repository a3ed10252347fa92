/**
 * What kind of line a number is: libphonenumber's types, letter for letter, and three for calling codes that belong to no country (ITU-T E.164
 * list of assigned codes: 870, 881, 882, 883 satellite and international networks; 878 and 888 international services; 979 international premium rate).
 */
export const NUMBER_KINDS = [
  'FIXED_LINE',
  'MOBILE',
  'FIXED_LINE_OR_MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
  'SATELLITE',
  'INTERNATIONAL_SERVICE',
  'INTERNATIONAL_PREMIUM',
] as const;

export type NumberKind = (typeof NUMBER_KINDS)[number];
