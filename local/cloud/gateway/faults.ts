import type { AwsResponse } from '../../ports.ts';
import { jsonError } from './json-answers.ts';

/** A disturbance of requests that functions make. */
export interface Fault {
  /**
   * `throttle`: refused as too many; `conflict`: a transaction (or single write) meets another;
   * `crash-before`, `crash-after`: the environment dies before its request is carried out, or after, before the answer.
   */
  readonly kind: 'throttle' | 'conflict' | 'crash-before' | 'crash-after';
  /** The beginning of a function's logical id; every function when absent. */
  readonly functionId?: string;
  /** An API operation such as `TransactWriteItems`; every one the kind makes sense for when absent. */
  readonly operation?: string;
  /** 0 to 1; 1 when absent. */
  readonly probability?: number;
  /** At most so often; without end when absent. */
  readonly times?: number;
}

/** Faults with the seed of their dice. */
export interface FaultPlan {
  readonly seed: number;
  readonly faults: readonly Fault[];
}

/** A request that may meet a fault; `logicalId` is the calling function's. */
export interface FaultedRequest {
  readonly logicalId: string;
  readonly service: string;
  readonly operation: string;
  readonly body: string;
}

const SINGLE_WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const TRANSACTIONS = ['TransactWriteItems', 'TransactGetItems'];

/** Decides which request meets which fault. The same seed and the same order of requests give the same faults. */
export class Faults {
  #plan: FaultPlan = { seed: 0, faults: [] };
  #random = mulberry32(0);
  #counts = new Map<Fault, number>();

  constructor(plan?: FaultPlan) {
    if (plan) this.use(plan);
  }

  /** Replaces the plan and begins its dice anew. */
  use(plan: FaultPlan): void {
    this.#plan = plan;
    this.#random = mulberry32(plan.seed);
    this.#counts = new Map();
  }

  /** The fault this request meets, if any. */
  for(request: FaultedRequest): Fault | null {
    const fault = this.#plan.faults.find((each) => concerns(each, request) && this.#strikes(each));
    if (!fault) return null;
    this.#counts.set(fault, (this.#counts.get(fault) ?? 0) + 1);
    return fault;
  }

  /** The service's answer to a throttled or conflicting request. */
  answer(fault: Fault, request: FaultedRequest): AwsResponse {
    if (fault.kind === 'conflict') return this.#conflict(request);
    return request.service === 'dynamodb' ? THROUGHPUT_EXCEEDED : request.service === 'sqs' ? SQS_THROTTLED : RATE_EXCEEDED;
  }

  #strikes(fault: Fault): boolean {
    const struck = this.#counts.get(fault) ?? 0;
    return struck < (fault.times ?? Number.POSITIVE_INFINITY) && this.#random() < (fault.probability ?? 1);
  }

  #conflict({ operation, body }: FaultedRequest): AwsResponse {
    if (!TRANSACTIONS.includes(operation)) return SINGLE_CONFLICT;
    const count = (JSON.parse(body) as { TransactItems: readonly unknown[] }).TransactItems.length;
    const hit = Math.floor(this.#random() * count);
    const reasons = Array.from({ length: count }, (_, index) =>
      index === hit ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
    );
    const codes = reasons.map(({ Code }) => Code).join(', ');
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
    return jsonError('com.amazonaws.dynamodb.v20120810#TransactionCanceledException', message, { CancellationReasons: reasons });
  }
}

const SINGLE_CONFLICT = jsonError('com.amazonaws.dynamodb.v20120810#TransactionConflictException', 'Transaction is ongoing for the item');
const THROUGHPUT_EXCEEDED = jsonError(
  'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
  'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
);
const SQS_THROTTLED = jsonError('com.amazonaws.sqs#RequestThrottled', 'Request is throttled.');
const RATE_EXCEEDED: AwsResponse = {
  status: 429,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ThrottlingException' },
  body: JSON.stringify({ message: 'Rate exceeded' }),
};

function concerns(fault: Fault, { logicalId, service, operation }: FaultedRequest): boolean {
  if (fault.functionId !== undefined && !logicalId.startsWith(fault.functionId)) return false;
  if (fault.operation !== undefined && fault.operation !== operation) return false;
  return fault.kind !== 'conflict' || (service === 'dynamodb' && [...SINGLE_WRITES, ...TRANSACTIONS].includes(operation));
}

/** A small generator of numbers from 0 up to 1, the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
