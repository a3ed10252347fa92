import * as z from 'zod/mini';
import type { KnownNames } from '../../../../contract/known-names.ts';
import type { Names } from '../../../../domain/names.ts';
import { type AnswerServices, answerRequest, type CustomResource } from '../../../runtime/custom-resource/answer-request.ts';
import { packed } from '../../../runtime/custom-resource/packed.ts';
import { isDelete, readAs } from '../../../runtime/custom-resource/request.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { putNames } from '../../../store/names.ts';
import { putSettings } from '../../../store/settings.ts';

/** What one request needs; built once for each cold start. */
export interface Services extends AnswerServices {
  readonly ledger: Ledger;
}

const text = z.string().check(z.minLength(1));
const named = z.array(z.object({ id: text, name: text }));
const knownNames: z.ZodMiniType<KnownNames> = z.object({
  agents: named,
  queues: z.array(z.object({ name: text, arn: z.nullable(text) })),
  externals: named,
  offeredOn: z.array(text),
  offerGroups: z.array(z.object({ queues: z.array(text), quickConnects: z.array(text) })),
  settings: z.unknown(),
  outside: z.unknown(),
});
const request = z.looseObject({ ResourceProperties: z.looseObject({ Names: packed(knownNames), CreatedQueueArns: z.array(text) }) });

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
    const { Names: known, CreatedQueueArns } = readAs(request, event).ResourceProperties;
    await putNames(ledger, namesOf(known, CreatedQueueArns));
    const outside = known.outside === null ? undefined : JSON.stringify(known.outside);
    await putSettings(ledger, { settings: JSON.stringify(known.settings), outside });
  },
  physicalId: ({ LogicalResourceId, PhysicalResourceId }) => PhysicalResourceId ?? LogicalResourceId,
  failure: 'The names of the config could not be written.',
});

/** Queues of the config by ARN: those that the stack creates are handed over in the order of the config. */
function namesOf({ agents, queues, externals, offeredOn, offerGroups }: KnownNames, createdArns: readonly string[]): Names {
  const created = queues.filter(({ arn }) => arn === null).map(({ name }) => name);
  const byName = new Map(queues.map(({ name, arn }) => [name, arn ?? createdArns[created.indexOf(name)] ?? '']));
  const arnsOf = (named: readonly string[]) => named.flatMap((name) => byName.get(name) ?? []);
  return {
    agents,
    queues: queues.map(({ name }) => ({ id: byName.get(name) ?? '', name })),
    externals,
    offeredOn: arnsOf(offeredOn),
    ...(offerGroups.length === 0
      ? {}
      : { groups: offerGroups.map(({ queues: of, quickConnects }) => ({ queues: arnsOf(of), names: quickConnects })) }),
  };
}
