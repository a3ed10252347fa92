import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { assetFiles } from '../../../../local/cloud/s3/asset-files.ts';
import { contentTypeOf } from '../../../../local/cloud/s3/content-type.ts';

const folder = mkdtempSync(join(tmpdir(), 'asset-files-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Packed {
  readonly name: string;
  readonly text: string;
  readonly method?: number;
  readonly flags?: number;
}

/** A zip archive as PKWARE's APPNOTE describes it, with the fields that are read. */
function zip(entries: readonly Packed[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, method = 8, flags = 0 } of entries) {
    const content = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const common = Buffer.alloc(26);
    for (const [offset, value] of [
      [2, flags],
      [4, method],
      [22, name.length],
    ] as const)
      common.writeUInt16LE(value, offset);
    for (const [offset, value] of [
      [10, crc32(text)],
      [14, content.length],
      [18, text.length],
    ] as const)
      common.writeUInt32LE(value, offset);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), content]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\0\0'), common, place, Buffer.from(name)]));
    local.push(header);
    at += header.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const asset = (content: Buffer) => {
  const file = join(folder, 'asset.zip');
  writeFileSync(file, content);
  return assetFiles(file);
};
const texts = (files: ReadonlyMap<string, Buffer>) => Object.fromEntries([...files].map(([name, body]) => [name, body.toString()]));

describe('the files of an asset', () => {
  test('are those of a folder, at any depth', () => {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'a/b'), { recursive: true });
    writeFileSync(join(root, 'index.html'), 'home');
    writeFileSync(join(root, 'a/b/c.js'), 'code');
    expect(texts(assetFiles(root))).toEqual({ 'index.html': 'home', 'a/b/c.js': 'code' });
  });

  test('are those of a zip archive, packed or stored; folders are none', () => {
    const entries = [
      { name: 'a.txt', text: 'aaaaaaaaaaaaaaaa' },
      { name: 'dir/', text: '', method: 0 },
      { name: 'dir/b.txt', text: 'b', method: 0 },
    ];
    expect(texts(asset(zip(entries)))).toEqual({ 'a.txt': 'aaaaaaaaaaaaaaaa', 'dir/b.txt': 'b' });
  });

  test.each([
    ['no zip archive', Buffer.from('hello'), /no zip archive/],
    ['an encrypted file', zip([{ name: 'a', text: 'x', method: 0, flags: 1 }]), /encrypted/],
    ['a file packed in another way', zip([{ name: 'a', text: 'x', method: 12 }]), /method 12/],
  ])('%s is refused', (_, content, text) => expect(() => asset(content)).toThrow(text));
});

test.each([
  ['index.html', 'text/html'],
  ['a/main.JS', 'text/javascript'],
  ['config.json', 'application/json'],
  ['LICENSE', 'binary/octet-stream'],
])('%s is %s', (key, type) => expect(contentTypeOf(key)).toBe(type));
