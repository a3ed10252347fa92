import type { ApiAnswer } from './api.ts';
import type { Parameters } from './query-string.ts';

/** What a request says of the form of its answer. */
export interface FormWish {
  readonly parameters: Parameters;
  /** The Accept header; HTTP APIs write header names in small letters. */
  readonly accept: string | undefined;
}

/** Whether an answer is wanted as CSV: `format=csv`, or, when nothing says otherwise, the Accept header. */
export const wantsCsv = ({ parameters, accept = '' }: FormWish): boolean =>
  (parameters.format ?? (/\btext\/csv\b/i.test(accept) ? 'csv' : 'json')) === 'csv';

/** CSV as an answer (RFC 4180). */
export const csvAnswer = (text: string, headers: Readonly<Record<string, string>> = {}): ApiAnswer<string> => ({
  status: 200,
  body: text,
  headers: { 'content-type': 'text/csv; charset=utf-8', ...headers },
});
