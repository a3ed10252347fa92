import { describe, expect, test } from 'vitest';
import { findEndpoints } from '../../../softphone/view/find-endpoints.ts';
import { BILLING, BOB, SUPPLIER } from '../support/endpoints.ts';

const agent = (name: string) => ({ ...BOB, arn: name, name });
const ALL = [SUPPLIER, agent('Carol Bond'), BILLING, agent('Bob Meyer'), agent('Ann-Marie Bo')];
const found = (query: string) => findEndpoints(ALL, query).map(({ name, number }) => name ?? number);

describe('finding somebody to ask', () => {
  test.each([
    [
      'nothing typed offers everybody: agents, teams, outside, by name',
      '',
      ['Ann-Marie Bo', 'Bob Meyer', 'Carol Bond', 'Billing', 'Supplier'],
    ],
    ['the start of a name', 'bo', ['Bob Meyer', 'Ann-Marie Bo', 'Carol Bond']],
    ['a later word, in any case', 'MEY', ['Bob Meyer']],
    ['several words in any order', 'mey bob', ['Bob Meyer']],
    ['a part after a hyphen', 'marie', ['Ann-Marie Bo']],
    ['the middle of a word is no match', 'ond', []],
    ['the number of a quick connect, with its plus or without', '1206', ['Supplier']],
    ['nobody', 'zoe', []],
    ['a number as people write it', '+49 (30) 123-456 78', ['+493012345678']],
    ['a number that is a quick connect is offered once', '+12065550199', ['Supplier']],
    ['a number without a country is not guessed', '030 1234567', []],
    ['too short a number', '+491', []],
  ])('%s', (_name, query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});
