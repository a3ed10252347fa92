import { inflateRawSync } from 'node:zlib';
import { UnsupportedError } from '../errors.ts';

// Signatures and offsets of PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip archive by path; folders are left out.
 * @throws UnsupportedError when it is no zip, or an entry is encrypted or packed in another way than stored or deflated.
 */
export function unzip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY || end + END_LENGTH > archive.length)
    throw new UnsupportedError('The asset is no zip archive.');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const entry = directoryEntry(archive, at);
    if (!entry.name.endsWith('/')) files.set(entry.name, content(archive, entry));
    at = entry.next;
  }
  return files;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packedLength: number;
  readonly headerAt: number;
  readonly next: number;
}

function directoryEntry(archive: Buffer, at: number): Entry {
  if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new UnsupportedError('The zip archive has a broken directory.');
  const nameLength = archive.readUInt16LE(at + 28);
  const rest = archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  return {
    name: archive.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
    method: archive.readUInt16LE(at + 10),
    flags: archive.readUInt16LE(at + 8),
    packedLength: archive.readUInt32LE(at + 20),
    headerAt: archive.readUInt32LE(at + 42),
    next: at + ENTRY_LENGTH + nameLength + rest,
  };
}

function content(archive: Buffer, { name, method, flags, packedLength, headerAt }: Entry): Buffer {
  const start = headerAt + LOCAL_HEADER_LENGTH + archive.readUInt16LE(headerAt + 26) + archive.readUInt16LE(headerAt + 28);
  const packed = archive.subarray(start, start + packedLength);
  if (flags & 1) throw new UnsupportedError(`${name} in the zip archive is encrypted.`);
  if (method === STORED) return Buffer.from(packed);
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new UnsupportedError(`${name} in the zip archive is packed by method ${method}.`);
}
