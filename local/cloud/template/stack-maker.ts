import type { ProvidedResource } from '../../ports.ts';
import { ResourceFailedError } from '../errors.ts';
import { creationOrder } from './creation-order.ts';
import { type SecretReader, withDynamicReferences } from './dynamic-references.ts';
import { resolve } from './intrinsics.ts';
import { type MadeResource, type StackFrame, StackScope } from './stack-scope.ts';
import type { TemplateResource } from './template.ts';

/** A resource about to be made, its properties resolved. */
export interface ResourceRequest {
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A stack with everything in it made. */
export interface MadeStack {
  readonly stackName: string;
  readonly resources: readonly MadeResource[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  /** What was asked for, in the order it was made; `stays`: the resource outlives the stack. */
  readonly requests: readonly (ResourceRequest & { readonly stays: boolean })[];
}

/** What makes single resources and reads secrets. */
export interface StackTools {
  make(request: ResourceRequest): Promise<ProvidedResource>;
  readonly readSecret: SecretReader;
}

/**
 * Makes a stack's resources one after another, in dependency order, and evaluates its outputs.
 * @throws ResourceFailedError for the first resource that fails; what was made before it stays.
 */
export async function makeStack(frame: StackFrame, tools: StackTools): Promise<MadeStack> {
  const scope = new StackScope(frame);
  const requests: MadeStack['requests'][number][] = [];
  const noting: StackTools = {
    ...tools,
    make: (request) => {
      requests.push({ ...request, stays: staysOf(frame.template.Resources[request.logicalId]) });
      return tools.make(request);
    },
  };
  for (const logicalId of creationOrder(frame.template.Resources)) {
    const made = await makeResource(frame, scope, logicalId, noting);
    if (made) scope.made.set(logicalId, made);
  }
  return { stackName: frame.stackName, resources: [...scope.made.values()], requests, ...outputsOf(frame, scope, tools.readSecret) };
}

const staysOf = (resource: TemplateResource | undefined): boolean => resource?.DeletionPolicy?.startsWith('Retain') ?? false;

async function makeResource(frame: StackFrame, scope: StackScope, logicalId: string, tools: StackTools): Promise<MadeResource | undefined> {
  const { Type: type = '', Properties, Condition } = frame.template.Resources[logicalId] ?? {};
  const { stackName, stackId } = frame;
  try {
    if (Condition !== undefined && !scope.condition(Condition)) return undefined;
    const properties = withDynamicReferences(resolve(Properties ?? {}, scope), tools.readSecret) as Record<string, unknown>;
    return { logicalId, type, ...(await tools.make({ stackName, stackId, logicalId, type, properties })) };
  } catch (error) {
    throw error instanceof ResourceFailedError ? error : new ResourceFailedError({ stackName, logicalId, type }, error);
  }
}

function outputsOf(frame: StackFrame, scope: StackScope, readSecret: SecretReader): Pick<MadeStack, 'outputs' | 'exports'> {
  const outputs: Record<string, string> = {};
  const exports: Record<string, string> = {};
  for (const [name, output] of Object.entries(frame.template.Outputs)) {
    if (output.Condition !== undefined && !scope.condition(output.Condition)) continue;
    const value = String(withDynamicReferences(resolve(output.Value, scope), readSecret));
    outputs[name] = value;
    if (output.Export) exports[String(resolve(output.Export.Name, scope))] = value;
  }
  return { outputs, exports };
}
