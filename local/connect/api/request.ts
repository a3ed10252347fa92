import type { AwsRequest } from '../../ports.ts';
import { ConnectApiError, invalidParameter } from './errors.ts';
import type { Input, Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';

/** The operation a request calls and what it says. @throws ConnectApiError for an unknown operation or a body that is no JSON object. */
export function readRequest(request: AwsRequest): { readonly operation: Operation; readonly input: Input } {
  for (const operation of OPERATIONS) {
    const labels = operation.method === request.method ? labelsOf(operation.path, request.path) : undefined;
    if (labels) return { operation, input: { ...body(request.body), ...query(request.query), ...labels } };
  }
  throw new ConnectApiError('UnknownOperationException', `The simulated instance does not know ${request.method} ${request.path}.`);
}

function labelsOf(template: string, path: string): Record<string, string> | undefined {
  const names = template.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (name.startsWith('{')) labels[name.slice(1, -1)] = part;
    else if (name !== part) return undefined;
  }
  return labels;
}

// Query names are camelCase where body names are PascalCase.
function query(search: URLSearchParams): Input {
  const input: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    input[name.charAt(0).toUpperCase() + name.slice(1)] = values.length > 1 ? values : values[0];
  }
  return input;
}

function body(json: string): Input {
  if (json === '') return {};
  try {
    const parsed: unknown = JSON.parse(json);
    if (parsed !== null && typeof parsed === 'object') return Object.fromEntries(Object.entries(parsed));
  } catch {
    // Falls through to the refusal below: a body that is no JSON and one that is no object are refused alike.
  }
  throw invalidParameter('The request body is no JSON object.');
}
