import { expect, test } from 'vitest';
import { ToUtf8 } from '../../../cli/input/to-utf8.ts';

const TEXT = '{"s":"Grüße 👋"}\n';
const little = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
const big = Buffer.from(little).swap16();

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-16, little end first', little],
  ['UTF-16, big end first', big],
  ['one byte', Buffer.from('{')],
  ['nothing', Buffer.alloc(0)],
])('%s comes out as UTF-8, in chunks of any size', (_form, bytes) => {
  for (const size of [1, 2, 3, 1000]) {
    const text = new ToUtf8();
    const parts: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) parts.push(text.push(bytes.subarray(at, at + size)));
    const plain = Buffer.concat([...parts, text.end()]).toString('utf8');
    expect(plain).toBe(bytes.length > 1 ? TEXT : bytes.toString('utf8'));
  }
});
