// The inside of one execution environment: Lambda's Node.js runtime as far as a handler can tell.
// Plain JavaScript, because stripping types would cost every environment some 40 ms at its start.
import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { taskRoot, handlerName, context: fixedContext, compiledUnder } = workerData;
/** By then most of what a function ever runs has been compiled, and is kept for the next environment of it. */
const COMPILED_BY_INVOCATION = 2;
let worldOffsetMs = 0;
let invocations = 0;

enableCompileCache(compiledUnder);
followWorldTime();
sendOutput();
endOnStrayErrors();
const handler = await loadHandler();
if (handler) {
  parentPort.postMessage({ type: 'ready' });
  parentPort.on('message', (invocation) => void invoke(handler, invocation));
}

/** A function's clock agrees with the world around it, also when that world is simulated. */
function followWorldTime() {
  const RealDate = Date;
  const now = () => RealDate.now() + worldOffsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = globalThis.Date;
}

/** Output goes the way results go, so that an invocation's last line is there before its result. */
function sendOutput() {
  for (const stream of ['stdout', 'stderr']) {
    process[stream].write = (chunk, encoding, callback) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      parentPort.postMessage({ type: 'output', text });
      const done = typeof encoding === 'function' ? encoding : callback;
      if (done) queueMicrotask(done);
      return true;
    };
  }
}

function endOnStrayErrors() {
  process.on('uncaughtException', (error) => end(describe(error)));
  process.on('unhandledRejection', (reason) => {
    const { errorType, errorMessage, trace } = describe(reason);
    end({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: `${errorType}: ${errorMessage}`, trace });
  });
}

function end(error) {
  parentPort.postMessage({ type: 'ended', error });
  process.exit(1);
}

async function loadHandler() {
  try {
    return await findHandler();
  } catch (error) {
    parentPort.postMessage({ type: 'init-failed', error: initError(error) });
    return undefined;
  }
}

function initError(error) {
  const described = describe(error);
  if (error instanceof SyntaxError) return { ...described, errorType: 'Runtime.UserCodeSyntaxError' };
  if (error instanceof Error && error.code === 'ERR_MODULE_NOT_FOUND') return { ...described, errorType: 'Runtime.ImportModuleError' };
  return described;
}

async function findHandler() {
  const dot = handlerName.lastIndexOf('.');
  const [module, name] = [handlerName.slice(0, dot), handlerName.slice(dot + 1)];
  const file = ['.js', '.mjs', '.cjs'].map((ending) => join(taskRoot, module + ending)).find((path) => existsSync(path));
  if (!file) throw runtimeError('Runtime.ImportModuleError', `Cannot find module '${module}'`);
  const exported = await import(pathToFileURL(file).href);
  const found = exported[name] ?? exported.default?.[name];
  if (typeof found !== 'function') throw runtimeError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  return found;
}

async function invoke(handle, { requestId, event, timeoutMs, worldOffsetMs: offset }) {
  worldOffsetMs = offset;
  const deadline = performance.now() + timeoutMs;
  const context = {
    ...fixedContext,
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
  try {
    const result = await handle(JSON.parse(event), context);
    parentPort.postMessage({ type: 'done', requestId, payload: JSON.stringify(result === undefined ? null : result) });
  } catch (error) {
    parentPort.postMessage({ type: 'failed', requestId, error: describe(error) });
  }
  invocations += 1;
  if (invocations === COMPILED_BY_INVOCATION) flushCompileCache();
}

/** Lambda's own shape of an error: type, message and the stack as lines. */
function describe(error) {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

function runtimeError(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}
