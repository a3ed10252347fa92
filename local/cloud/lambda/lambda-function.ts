import { randomUUID } from 'node:crypto';
import type { Role } from '../iam/roles.ts';
import { Environment } from './environment.ts';
import { FunctionLog } from './function-log.ts';
import { type FunctionError, type InvocationResult, runtimeExit } from './invocation.ts';
import type { InvokePermission } from './invoke-permission.ts';
import { type Credentials, reservedVariables } from './reserved-variables.ts';

/** A function as the template describes it. */
export interface FunctionSpec {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly role: Role;
  readonly runtime: string;
  readonly handler: string;
  readonly taskRoot: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The template's own variables. */
  readonly variables: Readonly<Record<string, string>>;
  readonly logGroup: string;
  readonly logFormat: string | null;
  readonly logLevel: string | null;
  /** At most so many environments at once. */
  readonly concurrency: number;
}

/** What the account gives every function. */
export interface FunctionSurroundings {
  /** Fresh credentials for an environment of this function, and where AWS requests go. */
  readonly credentials: (environment: Pick<Environment, 'kill' | 'now'>) => Credentials;
  readonly endpoints: Readonly<Record<string, string>>;
  readonly beginWork: () => () => void;
  readonly worldOffsetMs: () => number;
}

/** A function with its execution environments: more are started while all are busy, up to its concurrency. */
export class LambdaFunction {
  readonly spec: FunctionSpec;
  readonly log = new FunctionLog();
  /** Statements of the resource policy, as `AWS::Lambda::Permission` added them. */
  readonly permissions: InvokePermission[] = [];
  readonly errors: FunctionError[] = [];
  invocations = 0;
  readonly #surroundings: FunctionSurroundings;
  readonly #environments = new Set<Environment>();
  readonly #idle: Environment[] = [];
  readonly #waiting: ((environment: Environment) => void)[] = [];
  #stopped: boolean = false;

  constructor(spec: FunctionSpec, surroundings: FunctionSurroundings) {
    this.spec = spec;
    this.#surroundings = surroundings;
  }

  /** Runs the function once with an event that is sent as JSON; a failure is a result, not a rejection. */
  async invoke(event: unknown): Promise<InvocationResult> {
    const requestId = randomUUID();
    if (this.#stopped) return { ok: false, requestId, error: runtimeExit(requestId, 'because the cloud stopped') };
    const endWork = this.#surroundings.beginWork();
    this.invocations += 1;
    try {
      const environment = await this.#take();
      const result = await environment.invoke({ requestId, event: JSON.stringify(event) });
      this.#release(environment);
      if (!result.ok) this.#recordError(result.error);
      return result;
    } finally {
      endWork();
    }
  }

  /** Starts one environment if there is none, and resolves when its handler is loaded. */
  async warm(): Promise<void> {
    if (this.#environments.size > 0) return;
    const environment = this.#start();
    const error = await environment.ready();
    if (error) this.#recordError(error);
    this.#release(environment);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#environments].map((environment) => environment.stop()));
  }

  async #take(): Promise<Environment> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#environments.size < this.spec.concurrency) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(environment: Environment): void {
    if (!environment.alive) this.#environments.delete(environment);
    if (this.#stopped) return;
    const next = this.#waiting.shift();
    if (next) next(environment.alive ? environment : this.#start());
    else if (environment.alive) this.#idle.push(environment);
  }

  #start(): Environment {
    const { spec } = this;
    const logStream = `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[$LATEST]${randomUUID().replaceAll('-', '')}`;
    const credentials = this.#surroundings.credentials({ kill: () => environment.kill(), now: () => environment.now() });
    const environment: Environment = new Environment({
      ...spec,
      handlerName: spec.handler,
      variables: { ...spec.variables, ...reservedVariables({ ...spec, logStream }, credentials), ...this.#surroundings.endpoints },
      context: this.#context(logStream),
      onOutput: this.log.writer(),
      worldOffsetMs: this.#surroundings.worldOffsetMs,
    });
    this.#environments.add(environment);
    return environment;
  }

  #context(logStreamName: string): Record<string, string> {
    const { name, arn, memoryMb, logGroup } = this.spec;
    return {
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: arn,
      memoryLimitInMB: String(memoryMb),
      logGroupName: logGroup,
      logStreamName,
    };
  }

  #recordError(error: FunctionError): void {
    this.errors.push(error);
    this.log.add(`ERROR ${JSON.stringify(error)}`);
  }
}
