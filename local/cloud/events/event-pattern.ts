import { TemplateError, UnsupportedError } from '../errors.ts';

type Test = (value: unknown) => boolean;
type Json = Readonly<Record<string, unknown>>;

/** Whether an event (or a record, for a Lambda filter) matches. */
export type EventMatcher = (event: unknown) => boolean;

/**
 * Every content filter that may stand in a pattern's list, besides plain values (EventBridge User Guide, "Comparison operators in event patterns").
 * Each takes what is written after its name and gives a test of one leaf value.
 */
export const FILTERS: Readonly<Record<string, (argument: unknown) => Test>> = {
  prefix: (argument) => textTest(argument, (text, wanted) => text.startsWith(wanted)),
  suffix: (argument) => textTest(argument, (text, wanted) => text.endsWith(wanted)),
  'equals-ignore-case': (argument) => textTest({ 'equals-ignore-case': argument }, (text, wanted) => text === wanted),
  wildcard: (argument) => wildcardTest(String(argument)),
  'anything-but': (argument) => anythingBut(argument),
  numeric: (argument) => numericTest(argument),
  exists: (argument) => (value) => (value !== undefined) === argument,
};

/**
 * Reads an event pattern; Lambda's event filters have the same language.
 * @throws UnsupportedError for a filter that is not in `FILTERS`; TemplateError for a pattern EventBridge would refuse.
 */
export function eventMatcher(pattern: unknown): EventMatcher {
  return objectMatcher(pattern as Json);
}

function objectMatcher(pattern: Json): EventMatcher {
  const fields = Object.entries(pattern).map(([name, part]) => {
    if (name === '$or') return eitherMatcher(part as readonly Json[]);
    const matches = fieldMatcher(name, part);
    return (value: unknown) => matches((value as Json | undefined)?.[name]);
  });
  const one = (value: unknown) => fields.every((field) => field(value));
  // All fields of a nested pattern must hold in the same element of an array of objects.
  return (value) => (Array.isArray(value) ? value.some(one) : one(isObject(value) ? value : undefined));
}

function eitherMatcher(patterns: readonly Json[]): EventMatcher {
  const matchers = patterns.map(objectMatcher);
  return (value) => matchers.some((matches) => matches(value));
}

function fieldMatcher(name: string, part: unknown): EventMatcher {
  if (Array.isArray(part)) return leafMatcher(part);
  if (isObject(part)) return objectMatcher(part);
  throw new TemplateError(`Event pattern is not valid. Reason: "${name}" must be an object or an array.`);
}

function leafMatcher(alternatives: readonly unknown[]): EventMatcher {
  const tests = alternatives.map(alternativeTest);
  return (value) => leaves(value).some((leaf) => tests.some((test) => test(leaf)));
}

// An object is no leaf: for a filter it is as if nothing were there. Arrays match by any element.
function leaves(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.length > 0 ? value.flatMap(leaves) : [undefined];
  return [isObject(value) ? undefined : value];
}

function alternativeTest(alternative: unknown): Test {
  if (!isObject(alternative)) return (value) => value === alternative;
  const [[name, argument] = ['', undefined]] = Object.entries(alternative);
  const filter = FILTERS[name];
  if (!filter) throw new UnsupportedError(`The event pattern filter "${name}" is not supported by the local cloud.`);
  return filter(argument);
}

function textTest(argument: unknown, compare: (text: string, wanted: string) => boolean): Test {
  const ignoreCase = isObject(argument);
  const wanted = String(ignoreCase ? argument['equals-ignore-case'] : argument);
  if (!ignoreCase) return (value) => typeof value === 'string' && compare(value, wanted);
  return (value) => typeof value === 'string' && compare(value.toLowerCase(), wanted.toLowerCase());
}

function wildcardTest(pattern: string): Test {
  if (pattern.includes('**')) throw new TemplateError(`Event pattern is not valid. Reason: consecutive wildcards in "${pattern}".`);
  return (value) => typeof value === 'string' && matchesStars(pattern, value);
}

// Here only `*` is special, and a backslash takes its meaning away.
function matchesStars(pattern: string, text: string): boolean {
  const source = pattern.replace(/\\[*\\]|\*|[.+?^${}()|[\]\\]/g, (part) => (part === '*' ? '[^]*' : `\\${part.at(-1)}`));
  return new RegExp(`^${source}$`).test(text);
}

function anythingBut(argument: unknown): Test {
  if (isObject(argument)) {
    const [[name, inner] = ['', undefined]] = Object.entries(argument);
    const tests = [inner].flat().map((each) => alternativeTest({ [name]: each }));
    return (value) => typeof value === 'string' && !tests.some((test) => test(value));
  }
  const unwanted = [argument].flat();
  return (value) => (typeof value === 'string' || typeof value === 'number') && !unwanted.includes(value);
}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function numericTest(argument: unknown): Test {
  const terms = argument as readonly (string | number)[];
  const tests = terms.flatMap((term, index) => {
    if (index % 2 === 1) return [];
    const compare = COMPARISONS[String(term)];
    if (!compare) throw new TemplateError(`Event pattern is not valid. Reason: "${term}" is no numeric comparison.`);
    return [(value: number) => compare(value, Number(terms[index + 1]))];
  });
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
