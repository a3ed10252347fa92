import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '../../ports.ts';

const HEADERS = { 'content-type': 'text/xml' };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in XML. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** Texts by element name, one after the other. */
export const elements = (texts: Readonly<Record<string, string | number | boolean>>): string =>
  Object.entries(texts)
    .map(([name, text]) => `<${name}>${escaped(String(text))}</${name}>`)
    .join('');

/** An answer of an AWS service that speaks XML. */
export const xmlAnswer = (body: string, status = 200): AwsResponse => ({
  status,
  headers: { ...HEADERS, 'x-amzn-requestid': randomUUID() },
  body: `<?xml version="1.0" encoding="UTF-8"?>${body}`,
});
