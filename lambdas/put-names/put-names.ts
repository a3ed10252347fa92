import * as z from 'zod/mini';
import { type AnswerServices, answerRequest, type CustomResource } from '../runtime/custom-resource/answer-request.ts';
import { isDelete, readAs } from '../runtime/custom-resource/request.ts';
import { fromJson } from '../runtime/from-json.ts';
import type { Ledger } from '../store/ledger.ts';
import { putNames } from '../store/names.ts';
import { putSettings } from '../store/settings.ts';

/** What one request needs; built once for each cold start. */
export interface Services extends AnswerServices {
  readonly ledger: Ledger;
}

const named = z.array(z.object({ id: z.string().check(z.minLength(1)), name: z.string().check(z.minLength(1)) }));
const names = z.object({
  agents: named,
  queues: named,
  externals: named,
  offeredOn: z.optional(z.array(z.string().check(z.minLength(1)))),
});
// A text, because CloudFormation makes texts of numbers and truth values.
const isJson = (text: string): boolean => fromJson(text) !== undefined;
const json = z.string().check(z.refine(isJson));
const request = z.looseObject({ ResourceProperties: z.object({ Names: names, Settings: json, Outside: z.optional(json) }) });

/**
 * Answers one request of CloudFormation: the names of the config, and its settings for the pages, go into the ledger, over those that were there.
 * @param remainingMs what is left of the function's time, in milliseconds
 * @throws when CloudFormation cannot be reached, or the request says not where to answer
 */
export const handleRequest = (event: unknown, remainingMs: number, services: Services): Promise<void> =>
  answerRequest(event, remainingMs, namesIn(services.ledger), services);

const namesIn = (ledger: Ledger): CustomResource => ({
  // The table outlives the stack, and the names with it what they name.
  carryOut: async (event) => {
    if (isDelete(event)) return;
    const { Names, Settings, Outside } = readAs(request, event).ResourceProperties;
    await putNames(ledger, Names);
    await putSettings(ledger, { settings: Settings, outside: Outside });
  },
  physicalId: ({ LogicalResourceId, PhysicalResourceId }) => PhysicalResourceId ?? LogicalResourceId,
  failure: 'The names of the config could not be written.',
});
