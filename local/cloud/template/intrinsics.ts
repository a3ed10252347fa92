import { TemplateError, UnsupportedError } from '../errors.ts';

/** What a template's expressions may ask while they are resolved. */
export interface Scope {
  /** `Ref`: a parameter, pseudo parameter or resource. */
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  importValue(exportName: string): unknown;
}

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** `Ref: AWS::NoValue`: the property or list element is as if it were not written. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

/** Every intrinsic function that is resolved; conditions (`Fn::Equals` and so on) may stand wherever a value may. */
export const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(String(name)),
  Condition: (name, scope) => scope.condition(String(name)),
  'Fn::GetAtt': (argument, scope) => scope.getAtt(...attributePath(argument, scope)),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, 2, 'Fn::Join');
    return texts(resolve(parts, scope), 'Fn::Join').join(String(separator));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, from] = list(resolve(argument, scope), 2, 'Fn::Select');
    const found = (from as unknown[])[Number(index)];
    if (found === undefined) throw new TemplateError(`Fn::Select: no element ${String(index)} in a list of ${(from as unknown[]).length}.`);
    return found;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = list(resolve(argument, scope), 2, 'Fn::Split');
    return String(text).split(String(separator));
  },
  'Fn::Base64': (argument, scope) => Buffer.from(String(resolve(argument, scope))).toString('base64'),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = list(resolve(argument, scope), 3, 'Fn::FindInMap');
    return scope.mapping(String(map), String(first), String(second));
  },
  'Fn::ImportValue': (argument, scope) => scope.importValue(String(resolve(argument, scope))),
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = list(argument, 3, 'Fn::If');
    return resolve(scope.condition(String(condition)) ? whenTrue : whenFalse, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(resolve(argument, scope), 2, 'Fn::Equals');
    return JSON.stringify(left) === JSON.stringify(right);
  },
  'Fn::Not': (argument, scope) => !truth(list(argument, 1, 'Fn::Not')[0], scope),
  'Fn::And': (argument, scope) => (argument as unknown[]).every((part) => truth(part, scope)),
  'Fn::Or': (argument, scope) => (argument as unknown[]).some((part) => truth(part, scope)),
};

/**
 * A template value with all intrinsic functions carried out.
 * @throws UnsupportedError for a function that is not in `INTRINSICS`; TemplateError for a broken one.
 */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((part) => resolve(part, scope)).filter((part) => part !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const called = intrinsicOf(value);
  if (called) return called.intrinsic(called.argument, scope);
  const entries = Object.entries(value).map(([key, part]) => [key, resolve(part, scope)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== NO_VALUE));
}

/** The function a one-key object calls, or undefined for plain data. */
export function intrinsicOf(
  value: object,
): { readonly name: string; readonly intrinsic: Intrinsic; readonly argument: unknown } | undefined {
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length > 0) return undefined;
  // `Condition` is an IAM word too: it is a reference only when it names a condition.
  if (name === 'Condition' && typeof argument !== 'string') return undefined;
  const intrinsic = INTRINSICS[name];
  if (!intrinsic && name.startsWith('Fn::'))
    throw new UnsupportedError(`The intrinsic function ${name} is not supported by the local cloud.`);
  return intrinsic && { name, intrinsic, argument };
}

/** The variables of an `Fn::Sub` text, in order: `${Name}`, `${Name.Attribute}`; `${!Literal}` is none. */
export function subVariables(text: string): string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = '']) => name.trim());
}

function substitute(argument: unknown, scope: Scope): string {
  const [text, own] = Array.isArray(argument) ? (argument as [string, Record<string, unknown>]) : [String(argument), {}];
  const value = (name: string) => {
    if (name in own) return resolve(own[name], scope);
    const [logicalId = '', ...attribute] = name.split('.');
    return attribute.length > 0 ? scope.getAtt(logicalId, attribute.join('.')) : scope.ref(name);
  };
  return text.replace(/\$\{([^}]+)\}/g, (_, name: string) => (name.startsWith('!') ? `\${${name.slice(1)}}` : String(value(name.trim()))));
}

/** The logical id and attribute of an `Fn::GetAtt`, written as a list or as `Id.Attribute`. */
export function attributePath(argument: unknown, scope?: Scope): [string, string] {
  if (typeof argument === 'string') {
    const [logicalId = '', ...attribute] = argument.split('.');
    return [logicalId, attribute.join('.')];
  }
  const [logicalId, attribute] = list(argument, 2, 'Fn::GetAtt');
  return [String(logicalId), String(scope ? resolve(attribute, scope) : attribute)];
}

function truth(value: unknown, scope: Scope): boolean {
  const resolved = resolve(value, scope);
  if (typeof resolved !== 'boolean') throw new TemplateError(`A condition must be true or false, got ${JSON.stringify(resolved)}.`);
  return resolved;
}

function list(value: unknown, length: number, name: string): unknown[] {
  if (Array.isArray(value) && value.length === length) return value;
  throw new TemplateError(`${name} wants a list of ${length}, got ${JSON.stringify(value)}.`);
}

function texts(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.map(String);
  throw new TemplateError(`${name} wants a list, got ${JSON.stringify(value)}.`);
}
