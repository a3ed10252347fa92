import { FlowBindingError } from './errors.ts';
import type { Flow } from './flow.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/**
 * The flow with every `{{name}}` replaced by its value. Values may be deploy-time tokens: they are put in as they are.
 * @throws FlowBindingError when a name has no value or a value has no name, so that a misspelling never reaches an instance.
 */
export function bind(flow: Flow, values: Readonly<Record<string, string>>): Flow {
  const asked = new Set([...JSON.stringify(flow).matchAll(PLACEHOLDER)].map(([, name = '']) => name));
  const left = [...asked].filter((name) => !(name in values));
  const unused = Object.keys(values).filter((name) => !asked.has(name));
  if (left.length + unused.length > 0) throw new FlowBindingError(left, unused);
  return filled(flow, values) as Flow;
}

/** Text by text, not on the whole document: a value with a quotation mark stays one value. */
function filled(part: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof part === 'string') return part.replace(PLACEHOLDER, (_, name: string) => values[name] ?? '');
  if (Array.isArray(part)) return part.map((element) => filled(element, values));
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, filled(value, values)]));
}
