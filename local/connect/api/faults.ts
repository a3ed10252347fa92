import { ConnectApiError, type ErrorCode } from './errors.ts';

/** An error that an operation answers with, so many times, instead of doing its work. */
export interface ApiFault {
  readonly operation: string;
  readonly code: ErrorCode;
  /** @default 1 */
  readonly times?: number;
}

/** Faults asked for and not yet used up. */
export interface ApiFaults {
  add(fault: ApiFault): void;
  /** @throws ConnectApiError when the operation has a fault left. */
  strike(operation: string): void;
}

/** No faults. */
export function createApiFaults(): ApiFaults {
  const left: { operation: string; code: ErrorCode; times: number }[] = [];
  return {
    add: ({ operation, code, times = 1 }) => {
      left.push({ operation, code, times });
    },
    strike: (operation) => {
      const fault = left.find((one) => one.operation === operation && one.times > 0);
      if (!fault) return;
      fault.times -= 1;
      throw new ConnectApiError(fault.code, 'The simulated instance was asked to answer so.');
    },
  };
}
