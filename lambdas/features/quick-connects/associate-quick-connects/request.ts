import * as z from 'zod/mini';
import type { OfferPlan } from '../../../../contract/offer-plan.ts';
import { packed } from '../../../runtime/custom-resource/packed.ts';
import { readAs } from '../../../runtime/custom-resource/request.ts';

const id = z.string().check(z.minLength(1), z.maxLength(500));

const names = z.array(id);

/** A plan as the template has it. */
const offerPlan: z.ZodMiniType<OfferPlan> = z.object({
  queues: z.array(z.object({ name: id, arn: z.nullable(id) })),
  offers: z.array(z.object({ queues: names, quickConnects: names })),
});

const properties = z.looseObject({
  InstanceId: id,
  Plan: packed(offerPlan),
  /** ARNs of the queues that the stack creates, in the order of the plan. */
  CreatedQueueArns: z.array(id),
});
/** What the template says. */
export type Properties = z.infer<typeof properties>;

const request = z.discriminatedUnion('RequestType', [
  z.looseObject({ RequestType: z.literal('Create'), ResourceProperties: properties }),
  z.looseObject({ RequestType: z.literal('Update'), ResourceProperties: properties, OldResourceProperties: properties }),
  z.looseObject({ RequestType: z.literal('Delete'), ResourceProperties: properties }),
]);
/** A request of CloudFormation, as the CloudFormation user guide has it (custom resource request objects). */
export type Request = z.infer<typeof request>;

/**
 * Reads a request.
 * @throws BadRequestError naming the property that is wrong, never its value
 */
export const readRequest = (event: unknown): Request => readAs(request, event);
