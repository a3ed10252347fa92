import { describe, expect, test } from 'vitest';
import { type Country, countryOf, readNumber, showLocally, showNumber } from '../../../softphone/directory/phone-number.ts';

const dialable = (e164: string) => ({ dialable: true, e164, doubtful: false });
const wrong = (why: string) => ({ dialable: false, why });

describe('a number as people write it', () => {
  test.each<[string, string, Country | null, object | null]>([
    ['with brackets and dashes', '+49 (30) 123-456 78', null, dialable('+493012345678')],
    ['with dots', '+1.206.555.0199', null, dialable('+12065550199')],
    ['as a link', 'tel:+1-206-555-0199', null, dialable('+12065550199')],
    ['as at home', '(206) 555-0199', 'US', dialable('+12065550199')],
    ['with the zero of an area', '030 1234567', 'DE', dialable('+49301234567')],
    ['with the way out of the country', '0044 20 7946 0958', 'DE', dialable('+442079460958')],
    ['with the way out of another country', '011 49 30 1234567', 'US', dialable('+49301234567')],
    ['with + although another country is home', '+49 30 1234567', 'US', dialable('+49301234567')],
    ['of the right length in no known range', '+1 123 456 7890', 'US', { dialable: true, e164: '+11234567890', doubtful: true }],
    ['an emergency number: no call to bring a customer into', '911', 'US', wrong('too-short')],
    ['too short', '+49 1', null, wrong('too-short')],
    ['without its area', '555 0199', 'US', wrong('too-short')],
    ['too long', '+49 30 1234 5678 9012 345', null, wrong('too-long')],
    ['of no country', '+999 1234567', null, wrong('no-such-country')],
    ['without + where no country is home', '030 1234567', null, wrong('needs-country')],
    ['with an extension', '+1 206 555 0199 ext. 12', null, wrong('extension')],
    ['a name is none', 'Bob Meyer', 'US', null],
    ['a name with a figure is none', 'Room 101', 'US', null],
    ['two digits may become a name', '24', 'US', null],
    ['nothing', '', 'US', null],
  ])('%s: %s', (_name, text, home, expected) => {
    expect(readNumber(text, home)).toEqual(expected);
  });
});

describe('a number as it is shown', () => {
  test.each([
    ['grouped as in North America', '+12065550142', '+1 206 555 0142'],
    ['grouped as in its own country', '+493012345678', '+49 30 12345678'],
    ['what is no number stays', 'sip:desk', 'sip:desk'],
  ])('%s', (_name, number, text) => {
    expect(showNumber(number)).toBe(text);
  });

  test('in the local way for numbers of the own country only', () => {
    expect(showLocally('+12065550142', 'US')).toBe('(206) 555-0142');
    expect(showLocally('+493012345678', 'US')).toBeNull();
    expect(showLocally('+12065550142', null)).toBeNull();
  });

  test('its country, where its code belongs to one', () => {
    expect(['+493012345678', '+12065550142', '+80012345678'].map(countryOf)).toEqual(['DE', 'US', null]);
  });
});
