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
    ['with a comma for a pause before its extension', '+1 206 555 0181,14', 'US', wrong('extension')],
    ['with commas and a hash', '+1 206 555 0181,,14#', 'US', wrong('extension')],
    ['with a parameter of its link', 'tel:+1-206-555-0181;ext=14', 'US', wrong('extension')],
    ['with a wait', '+12065550181w14', 'US', wrong('extension')],
    ['with a pause by letter', '+12065550181p14', 'US', wrong('extension')],
    ['with the word of another language', '+1 206 555 0181 Durchwahl 14', 'US', wrong('extension')],
    ['at home, with an extension', '206 555 0181, ext 14', 'US', wrong('extension')],
    ['pasted with direction marks and hyphens that do not break', '\u202a+1 (206) 555\u20110181\u202c', 'US', dialable('+12065550181')],
    ['with an en dash', '+1 (206) 555\u20130181', 'US', dialable('+12065550181')],
    ['with a minus', '+1 206 555\u22120181', 'US', dialable('+12065550181')],
    ['in full-width digits', '\uff0b\uff11\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff18\uff11', 'US', dialable('+12065550181')],
    ['in Arabic-Indic digits', '+1 206 555 \u0660\u0661\u0668\u0661', 'US', dialable('+12065550181')],
    ['with other blanks', '+1\u00a0206\u202f555\u20090181', 'US', dialable('+12065550181')],
    ['with zero-width blanks', '+1\u2009206\u200b555\u200b0181', 'US', dialable('+12065550181')],
    ['with its kind before it', 'Tel. +1 206 555 0181', 'US', dialable('+12065550181')],
    ['with a name behind it', '+1 206 555 0181 (Imke)', 'US', dialable('+12065550181')],
    ['behind a service code', '*67 206 555 0181', 'US', wrong('service-code')],
    ['a code of the network', '#31#2065550181', 'US', wrong('service-code')],
    ['an address of another kind', 'sip:imke@harbour-orders.example', 'US', wrong('address')],
    ['a name with a number in it stays a name', 'Shift 7 team 2', 'US', null],
    ['a number of a room and a word', '1207 North 4', 'US', null],
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
