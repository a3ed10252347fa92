import { inflateRawSync } from 'node:zlib';

/** The value of a packed property, as a test looks at it. */
export const unpacked = (property: unknown): unknown =>
  JSON.parse(inflateRawSync(Buffer.from(String(property), 'base64')).toString('utf8'));
