import { deflateRawSync } from 'node:zlib';

/**
 * A value as one property of a custom resource: JSON, compressed, in base64. A template may have 1 MB and a custom resource's request, which holds the
 * properties before and after, 256 KB; a thousand names take 30 KB like this. Numbers and truth values stay what they are, which CloudFormation makes texts of.
 */
export const packed = (value: unknown): string => deflateRawSync(JSON.stringify(value), { level: 9 }).toString('base64');
