import { describe, expect } from 'vitest';
import { maskHandOff } from '../../domain/hand-off/mask-hand-off.ts';
import { readHandOff } from '../../lambdas/features/hand-offs/post-hand-off/read-hand-off.ts';
import { attacks } from './attacks.ts';

const BASE = { sessionId: 's1', contactId: 'c1', occurredAt: '2026-11-21T10:00:00Z' };
const turn = (more: object) => ({ ...BASE, transcript: [{ role: 'caller', text: 'Hello', ...more }] });

/** Every place where an AI agent, or what a caller talked it into, can put a text. */
const FIELDS: readonly (readonly [field: string, put: (text: string) => object])[] = [
  ['the session id', (text) => ({ ...BASE, sessionId: text })],
  ['the reason', (text) => ({ ...BASE, reason: text })],
  ['the summary', (text) => ({ ...BASE, summary: text })],
  ['a turn', (text) => turn({ text })],
  ['the role of a turn', (text) => turn({ role: text })],
  ['the instant of a turn', (text) => turn({ at: text })],
  ["the caller's name", (text) => ({ ...BASE, caller: { name: text } })],
  ["the caller's number", (text) => ({ ...BASE, caller: { number: text } })],
  ["the caller's language", (text) => ({ ...BASE, caller: { language: text } })],
  ['the method of an identity', (text) => ({ ...BASE, identity: { claim: 'authenticated', method: text } })],
  ['the claim of an identity', (text) => ({ ...BASE, identity: { claim: text } })],
  ['the name of an attribute', (text) => ({ ...BASE, attributes: { [text]: 'x' } })],
  ['an attribute', (text) => ({ ...BASE, attributes: { a: text } })],
  ['a link', (text) => ({ ...BASE, links: [{ rel: 'trace', href: text }] })],
  ['what a link is', (text) => ({ ...BASE, links: [{ rel: text, href: 'https://ai.example/' }] })],
];

/** What of a post is kept, as it would be stored; null where it is refused. */
function keptOf(content: object): string | null {
  const read = readHandOff(JSON.stringify(content));
  return read.ok ? JSON.stringify(maskHandOff(read.post, ['card-numbers'])) : null;
}

/** Texts, and what must never be kept of them. A text that is refused holds. */
const TEXTS: readonly (readonly [says: string, text: string, never: RegExp])[] = [
  ['a card number', 'Card 4111 1111 1111 1111 is mine', /4111 1111/],
  ['a card number in one', '4111111111111111', /4111/],
  ['a card number between dashes', 'en-41111111-11111111', /4111/],
  ['a card number as a phone number', '+4111111111111111', /4111/],
  ['a card number in an address', 'https://ai.example/pay?card=4111111111111111', /4111/],
  ['a card number with zero-width spaces', Array.from('4111111111111111').join('\u200b'), /4\u200b1\u200b1/],
  ['marks that turn the direction of writing', 'pay \u202e00001\u202c now', /[\u202a-\u202e]/],
  ['a script behind an address', 'javascript:alert(document.cookie)', /"href":"javascript/],
  ['a script as data', 'data:text/html,<script>alert(1)</script>', /"href":"data/],
  ['an address of another host behind a user', 'https://ai.example@evil.example/', /"href":"https:\/\/ai/],
  ['an address with a backslash', 'https://evil.example\\@ai.example/', /"href":"https:\/\/evil/],
  ['an address without encryption', 'http://ai.example/', /"href":"http:/],
  ['an address inside the network', 'file:///etc/passwd', /"href":"file/],
  ['more than 4,000 characters', 'a'.repeat(4_001), /a{4001}/],
];

describe('nothing of the kind is kept, put into', () => {
  attacks(
    'masks',
    FIELDS.map(([field, put]) => [field, put] as const),
    (put, tried) => {
      for (const [says, text, never] of TEXTS) expect([says, keptOf(put(text)) ?? '']).toEqual([says, expect.not.stringMatching(never)]);
      tried(TEXTS.length);
    },
  );
});

describe('of one line stays', () => {
  const LINES = FIELDS.filter(([field]) => !['the summary', 'a turn'].includes(field));
  attacks(
    'bodies',
    LINES.map(([field, put]) => [field, put] as const),
    (put, tried) => {
      const breaks = ['\n', '\r\n', '\u2028', '\u2029', '\t', '\0', '\x1b[31m', '\x07'];
      for (const sign of breaks) expect(keptOf(put(`one${sign}two`))).toBeNull();
      tried(breaks.length);
    },
  );
});

describe('a member that nobody reads is not kept:', () => {
  attacks(
    'bodies',
    ['__proto__', 'constructor', 'toString', 'version', 'aiAgent', 'postedAt', 'firstPostedAt'].map((name) => [name, name] as const),
    (name) => {
      const kept = keptOf(JSON.parse(`{"sessionId":"s1","contactId":"c1","occurredAt":"2026-11-21T10:00:00Z","${name}":"injected"}`));
      expect(kept).not.toContain('injected');
      expect(Object(JSON.parse(kept ?? '{}')).polluted).toBeUndefined();
    },
  );
});
