import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type FunctionError, type Invocation, type InvocationResult, runtimeExit, timedOut } from './invocation.ts';

/** What an execution environment is made of. */
export interface EnvironmentSpec {
  readonly taskRoot: string;
  readonly handlerName: string;
  readonly variables: Readonly<Record<string, string>>;
  /** The parts of the handler's context that never change. */
  readonly context: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly onOutput: (text: string) => void;
  /** How far the world's clock is ahead of this machine's, in milliseconds. */
  readonly worldOffsetMs: () => number;
}

type Message =
  | { readonly type: 'ready' }
  | { readonly type: 'init-failed'; readonly error: FunctionError }
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly type: 'failed'; readonly requestId: string; readonly error: FunctionError }
  | { readonly type: 'ended'; readonly error: FunctionError };

/** Lambda gives the initialization ten seconds of its own. */
const INIT_LIMIT_MS = 10_000;
/** Where Node itself keeps what it has compiled: an environment is in a thread, which does not look there unasked. */
const COMPILED = join(tmpdir(), 'node-compile-cache');
const BOOTSTRAP = new URL('./environment.worker.mjs', import.meta.url);

/** One execution environment: a worker thread with a process environment of its own that runs one invocation at a time. */
export class Environment {
  readonly #spec: EnvironmentSpec;
  readonly #worker: Worker;
  readonly #ready = Promise.withResolvers<FunctionError | null>();
  readonly #gone = Promise.withResolvers<void>();
  #current: { readonly requestId: string; readonly settle: (result: InvocationResult) => void } | null = null;
  #alive: boolean = true;
  #worldOffsetMs = 0;

  constructor(spec: EnvironmentSpec) {
    this.#spec = spec;
    this.#worker = new Worker(BOOTSTRAP, {
      env: { ...spec.variables },
      execArgv: [],
      argv: [],
      stdout: true,
      stderr: true,
      workerData: { taskRoot: spec.taskRoot, handlerName: spec.handlerName, context: spec.context, compiledUnder: COMPILED },
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
    });
    this.#worker.on('message', (message: Message) => this.#onMessage(message));
    this.#worker.on('error', (error) => this.#onEnd(crashOf(error)));
    this.#worker.on('exit', (code) => this.#onExit(code));
    const limit = setTimeout(() => this.kill('with error: initialization took more than 10 seconds'), INIT_LIMIT_MS);
    void this.#ready.promise.then(() => clearTimeout(limit));
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** The time of day inside, milliseconds since 1970 UTC: as it was in the world when the invocation began, and running since. */
  now(): number {
    return Date.now() + this.#worldOffsetMs;
  }

  /** Null when the handler is loaded, else why it could not be. */
  ready(): Promise<FunctionError | null> {
    return this.#ready.promise;
  }

  /** Runs one invocation; ends the environment when it runs out of time or the runtime goes away. */
  async invoke({ requestId, event }: Invocation): Promise<InvocationResult> {
    const initError = await this.ready();
    if (initError) return { ok: false, requestId, error: initError };
    const timeoutMs = this.#spec.timeoutSeconds * 1000;
    const limit = setTimeout(() => this.#end(timedOut(requestId, this.#spec.timeoutSeconds)), timeoutMs);
    const result = new Promise<InvocationResult>((settle) => {
      this.#current = { requestId, settle };
    });
    this.#worldOffsetMs = this.#spec.worldOffsetMs();
    this.#worker.postMessage({ requestId, event, timeoutMs, worldOffsetMs: this.#worldOffsetMs });
    return result.finally(() => clearTimeout(limit));
  }

  /** Ends the environment at once, as when the machine under it fails; a running invocation fails with it. */
  kill(how = 'with error: signal: killed'): void {
    this.#end(runtimeExit(this.#current?.requestId ?? 'none', how));
  }

  /** Ends the environment and resolves when its thread is gone. */
  async stop(): Promise<void> {
    this.kill();
    await this.#gone.promise;
  }

  #onMessage(message: Message): void {
    if (message.type === 'output') this.#spec.onOutput(message.text);
    else if (!this.#alive) return;
    else if (message.type === 'ready') this.#ready.resolve(null);
    else if (message.type === 'init-failed') this.#end(message.error);
    else if (message.type === 'ended') this.#end(message.error);
    else if (message.requestId === this.#current?.requestId) this.#settle(resultOf(message));
  }

  #onExit(code: number): void {
    const how = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
    this.#onEnd((requestId) => runtimeExit(requestId, how));
    this.#gone.resolve();
  }

  #onEnd(errorFor: (requestId: string) => FunctionError): void {
    if (this.#alive) this.#end(errorFor(this.#current?.requestId ?? 'none'));
  }

  #end(error: FunctionError): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#ready.resolve(error);
    if (this.#current) this.#settle({ ok: false, requestId: this.#current.requestId, error });
    void this.#worker.terminate();
  }

  #settle(result: InvocationResult): void {
    const current = this.#current;
    this.#current = null;
    current?.settle(result);
  }
}

function resultOf(message: Extract<Message, { type: 'done' | 'failed' }>): InvocationResult {
  const { requestId } = message;
  if (message.type === 'failed') return { ok: false, requestId, error: message.error };
  return { ok: true, requestId, payload: JSON.parse(message.payload) };
}

function crashOf(error: Error & { code?: string }): (requestId: string) => FunctionError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return (requestId) => runtimeExit(requestId, 'with error: signal: killed (out of memory)');
  return () => ({ errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') });
}
