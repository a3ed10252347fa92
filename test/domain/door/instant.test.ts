import { describe, expect, test } from 'vitest';
import { instant } from '../../../domain/door/instant.ts';

const READ: readonly (readonly [string, unknown, string | undefined])[] = [
  ['as Connect writes it', '2026-03-09T10:00:00Z', '2026-03-09T10:00:00.000Z'],
  ['with milliseconds', '2026-03-09T10:00:00.250Z', '2026-03-09T10:00:00.250Z'],
  ['with another zone', '2026-03-09T10:00:00+01:00', '2026-03-09T09:00:00.000Z'],
  ['with a zone of hours alone', '2026-03-09 10:00:00+00', '2026-03-09T10:00:00.000Z'],
  ['with a blank and UTC, as Athena writes it', '2026-03-09 10:00:00.000 UTC', '2026-03-09T10:00:00.000Z'],
  ['in milliseconds since 1970', 1_773_050_400_000, '2026-03-09T10:00:00.000Z'],
  ['in seconds since 1970', 1_773_050_400, '2026-03-09T10:00:00.000Z'],
  ['in seconds with a fraction', 1_773_050_400.25, '2026-03-09T10:00:00.250Z'],
  ['in seconds since 1970, as text', '1773050400', '2026-03-09T10:00:00.000Z'],
  ['in milliseconds since 1970, as text', '1773050400000', '2026-03-09T10:00:00.000Z'],
  ['the placeholder for not yet', '1970-01-01T00:00:00.001Z', undefined],
  ['the placeholder as a number', 0, undefined],
  ['the placeholder in milliseconds', 1, undefined],
];

const UNREAD: readonly (readonly [string, unknown])[] = [
  ['without a zone', '2026-03-09T10:00:00'],
  ['without a zone, with a blank', '2026-03-09 10:00:00'],
  ['of a zone that has only a name', '2026-03-09 10:00:00 CET'],
  ['a day that is in no calendar', '2026-02-30T10:00:00Z'],
  ['a number that is neither seconds nor milliseconds of this century', 5_000_000_000],
  ['microseconds', 1_773_050_400_000_000],
  ['a number below zero', -1],
  ['a word', 'yesterday'],
  ['a list', ['2026-03-09T10:00:00Z']],
];

describe('an instant', () => {
  test.each(READ)('%s is read', (_form, value, iso) => {
    expect(instant.parse(value)).toBe(iso);
  });
  test.each(UNREAD)('%s is not', (_form, value) => {
    expect(instant.safeParse(value).success).toBe(false);
  });
});
