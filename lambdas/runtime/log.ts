import { Logger } from '@aws-lambda-powertools/logger';
import { maskNumbers } from './mask.ts';

/** What the functions say to their operators: structured, by ids, with phone and card numbers masked. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** The log of one function, named by its folder. */
export const createLog = (service: string): Log => new Logger({ serviceName: service, jsonReplacerFn: maskNumbers });
