import { UnsupportedError } from '../errors.ts';
import { matchesWildcard } from './wildcard.ts';

/** What is known about a request besides action and resource; keys in lower case. A missing key is not in the request. */
export type RequestContext = Readonly<Record<string, string>>;

/** One operator and key of a statement's `Condition`. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

type Comparison = (wanted: string, got: string) => boolean;

const number =
  (compare: (a: number, b: number) => boolean): Comparison =>
  (wanted, got) =>
    compare(Number(got), Number(wanted));
const arn: Comparison = (wanted, got) => {
  const [want, have] = [arnParts(wanted), arnParts(got)];
  return want.every((part, index) => matchesWildcard(part, have[index] ?? ''));
};

const POSITIVE: Readonly<Record<string, Comparison>> = {
  StringEquals: (wanted, got) => wanted === got,
  StringEqualsIgnoreCase: (wanted, got) => wanted.toLowerCase() === got.toLowerCase(),
  StringLike: matchesWildcard,
  ArnEquals: arn,
  ArnLike: arn,
  Bool: (wanted, got) => wanted.toLowerCase() === got.toLowerCase(),
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
};
/** True when no value compares equal, and when the key is not in the request. */
const NEGATIVE: Readonly<Record<string, Comparison>> = {
  StringNotEquals: (wanted, got) => wanted === got,
  StringNotEqualsIgnoreCase: (wanted, got) => wanted.toLowerCase() === got.toLowerCase(),
  StringNotLike: matchesWildcard,
  ArnNotEquals: arn,
  ArnNotLike: arn,
  NumericNotEquals: number((a, b) => a === b),
};

/** Every condition operator that is evaluated; each may end in `IfExists`, `Null` apart. */
export const CONDITION_OPERATORS: readonly string[] = [...Object.keys(POSITIVE), ...Object.keys(NEGATIVE), 'Null'];

/** Every condition key a request can carry here (`*` for those of services whose permissions are not evaluated). */
export const CONDITION_KEYS: readonly string[] = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:requestedregion',
  'aws:securetransport',
  's3:tlsversion',
];

/**
 * Reads a statement's `Condition`.
 * @throws UnsupportedError for an operator that is not in `CONDITION_OPERATORS`.
 */
export function parseConditions(raw: unknown, where: string): Condition[] {
  return Object.entries((raw ?? {}) as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) => {
    if (!CONDITION_OPERATORS.includes(baseOf(operator)))
      throw new UnsupportedError(`${where}: the condition operator ${operator} is not supported by the local cloud.`);
    return Object.entries(keys).map(([key, values]) => ({ operator, key: key.toLowerCase(), values: [values].flat().map(String) }));
  });
}

/** Whether every condition holds (IAM User Guide, "Conditions with multiple context keys or values"). */
export function conditionsHold(conditions: readonly Condition[], context: RequestContext): boolean {
  return conditions.every((condition) => holds(condition, context[condition.key]));
}

function holds({ operator, values }: Condition, got: string | undefined): boolean {
  const base = baseOf(operator);
  if (base === 'Null') return values.some((wanted) => (wanted.toLowerCase() === 'true') === (got === undefined));
  const negative = NEGATIVE[base];
  if (got === undefined) return operator.endsWith('IfExists') || negative !== undefined;
  if (negative) return !values.some((wanted) => negative(wanted, got));
  return values.some((wanted) => POSITIVE[base]?.(wanted, got) ?? false);
}

const baseOf = (operator: string) => (operator === 'Null' ? operator : operator.replace(/IfExists$/, ''));

// Wildcards of ArnLike stay within one of the six parts; the last takes the rest.
function arnParts(text: string): string[] {
  const parts = text.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
