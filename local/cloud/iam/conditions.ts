import { UnsupportedError } from '../errors.ts';
import { matchesWildcard } from './wildcard.ts';

/** What is known about a request besides action and resource; keys in lower case, a list where a key may have many. A missing key is not in the request. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/** How a condition is about a key of many values: all of them, or any. */
type SetOperator = 'ForAllValues' | 'ForAnyValue';

/** One operator and key of a statement's `Condition`. */
export interface Condition {
  /** Null for a key of one value. */
  readonly over: SetOperator | null;
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

/** Every condition operator that is evaluated; each but `Null` may end in `IfExists`, and begin with `ForAllValues:` or `ForAnyValue:`. */
export const CONDITION_OPERATORS: readonly string[] = [...Object.keys(POSITIVE), ...Object.keys(NEGATIVE), 'Null'];

/** Condition keys that may have many values in one request: only a set operator asks for them (IAM User Guide, single and multivalued keys). */
const MULTIVALUED: readonly string[] = ['dynamodb:leadingkeys'];

/** Every condition key a request can carry here (`*` for those of services whose permissions are not evaluated). */
export const CONDITION_KEYS: readonly string[] = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:requestedregion',
  'aws:securetransport',
  's3:tlsversion',
  ...MULTIVALUED,
];

/**
 * Reads a statement's `Condition`.
 * @throws UnsupportedError for an operator that is not in `CONDITION_OPERATORS`, and for a set operator where it does not belong, or none where it does.
 */
export function parseConditions(raw: unknown, where: string): Condition[] {
  return Object.entries((raw ?? {}) as Record<string, Record<string, unknown>>).flatMap(([written, keys]) => {
    const [, over = null, operator = ''] = /^(?:(ForAllValues|ForAnyValue):)?(.+)$/.exec(written) ?? [];
    const isKnown = CONDITION_OPERATORS.includes(baseOf(operator)) && !(over !== null && operator === 'Null');
    if (!isKnown) throw new UnsupportedError(`${where}: the condition operator ${written} is not supported by the local cloud.`);
    return Object.entries(keys).map(([name, values]) => {
      const condition = { over: over as SetOperator | null, operator, key: name.toLowerCase(), values: [values].flat().map(String) };
      refuseWrongSet(condition, where);
      return condition;
    });
  });
}

// AWS takes both, and what they then mean is not documented.
function refuseWrongSet({ over, operator, key }: Condition, where: string): void {
  if (operator === 'Null' || MULTIVALUED.includes(key) === (over !== null)) return;
  const wanted = over === null ? 'needs ForAllValues or ForAnyValue' : `is of one value and takes no ${over}`;
  throw new UnsupportedError(`${where}: the condition key ${key} ${wanted}.`);
}

/** Whether every condition holds (IAM User Guide, "Conditions with multiple context keys or values"). */
export function conditionsHold(conditions: readonly Condition[], context: RequestContext): boolean {
  return conditions.every((condition) => holds(condition, [context[condition.key] ?? []].flat()));
}

/** Of a key that is not in the request, or has no value there, `ForAllValues` is true and `ForAnyValue` is not (IAM User Guide, set operators). */
function holds(condition: Condition, got: readonly string[]): boolean {
  const { over, operator, values } = condition;
  const base = baseOf(operator);
  if (base === 'Null') return values.some((wanted) => (wanted.toLowerCase() === 'true') === (got.length === 0));
  if (over === 'ForAllValues') return got.every((value) => compares(base, values, value));
  if (got.length === 0) return operator.endsWith('IfExists') || (over === null && base in NEGATIVE);
  return got.some((value) => compares(base, values, value));
}

function compares(base: string, wanted: readonly string[], got: string): boolean {
  const negative = NEGATIVE[base];
  if (negative) return !wanted.some((value) => negative(value, got));
  return wanted.some((value) => POSITIVE[base]?.(value, got) ?? false);
}

const baseOf = (operator: string) => (operator === 'Null' ? operator : operator.replace(/IfExists$/, ''));

// Wildcards of ArnLike stay within one of the six parts; the last takes the rest.
function arnParts(text: string): string[] {
  const parts = text.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
