import { InvocationRefusedError, TemplateError, UnsupportedError } from '../errors.ts';
import type { Access, Caller } from '../iam/access.ts';
import { newCredentials } from './credentials.ts';
import type { InvocationResult } from './invocation.ts';
import { mayInvoke, type ServiceCall } from './invoke-permission.ts';
import { type FunctionSpec, type FunctionSurroundings, LambdaFunction } from './lambda-function.ts';
import type { Credentials } from './reserved-variables.ts';

/** The environment behind an access key. */
export interface KeyHolder {
  readonly caller: Caller;
  readonly kill: () => void;
  /** The time of day in it, milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/** Every function of the account, and whose access key is whose. */
export class Functions {
  readonly #functions = new Map<string, LambdaFunction>();
  readonly #notRun = new Map<string, string>();
  readonly #keys = new Map<string, KeyHolder>();
  readonly #access: Access;
  readonly #surroundings: Omit<FunctionSurroundings, 'credentials'>;

  constructor(access: Access, surroundings: Omit<FunctionSurroundings, 'credentials'>) {
    this.#access = access;
    this.#surroundings = surroundings;
  }

  add(spec: FunctionSpec): LambdaFunction {
    const caller: Caller = { functionName: spec.name, logicalId: spec.logicalId, role: spec.role };
    this.#access.addCaller(caller);
    const credentials = (environment: Pick<KeyHolder, 'kill' | 'now'>) => this.#newKey({ caller, ...environment });
    const made = new LambdaFunction(spec, { ...this.#surroundings, credentials });
    this.#functions.set(spec.arn, made);
    return made;
  }

  /** Keeps a function that is in the template but cannot run here; using it fails with `why`. */
  addNotRun(arn: string, why: string): void {
    this.#notRun.set(arn, why);
  }

  all(): readonly LambdaFunction[] {
    return [...this.#functions.values()];
  }

  holderOf(accessKeyId: string): KeyHolder | undefined {
    return this.#keys.get(accessKeyId);
  }

  /** @throws TemplateError for an unknown name or ARN; UnsupportedError for a function that cannot run here. */
  get(nameOrArn: string): LambdaFunction {
    const found = this.find(nameOrArn);
    if (found) return found;
    const why = [...this.#notRun].find(([arn]) => arn === nameOrArn || arn.endsWith(`:function:${nameOrArn}`))?.[1];
    if (why !== undefined) throw new UnsupportedError(why);
    throw new TemplateError(`There is no function ${nameOrArn}.`);
  }

  find(nameOrArn: string): LambdaFunction | undefined {
    return this.#functions.get(nameOrArn) ?? this.all().find(({ spec }) => spec.name === nameOrArn);
  }

  /**
   * An AWS service invokes a function on behalf of a source.
   * @throws InvocationRefusedError when the function is not there or its resource policy does not allow it.
   */
  async invokeFor(call: ServiceCall, functionArn: string, event: unknown): Promise<InvocationResult> {
    const target = this.find(functionArn);
    if (!target) throw new InvocationRefusedError('ResourceNotFoundException', `Function not found: ${functionArn}`);
    if (!mayInvoke(target.permissions, call)) throw this.#refuse(call, functionArn);
    return target.invoke(event);
  }

  async warm(): Promise<void> {
    await Promise.all(this.all().map((each) => each.warm()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map((each) => each.stop()));
  }

  #refuse(call: ServiceCall, functionArn: string): InvocationRefusedError {
    const action = 'lambda:InvokeFunction';
    const message = `User: ${call.service} is not authorized to perform: ${action} on resource: ${functionArn} because no resource-based policy allows the ${action} action`;
    this.#access.deny({ caller: call.service, action, resource: functionArn, message });
    return new InvocationRefusedError('AccessDeniedException', message);
  }

  #newKey(holder: KeyHolder): Credentials {
    const credentials = newCredentials('ASIA');
    this.#keys.set(credentials.accessKeyId, holder);
    return credentials;
  }
}
