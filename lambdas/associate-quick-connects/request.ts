import * as z from 'zod/mini';
import { readAs } from '../runtime/custom-resource/request.ts';

const id = z.string().check(z.minLength(1), z.maxLength(500));

const properties = z.object({
  InstanceId: id,
  Queues: z.array(z.object({ QueueId: id, QuickConnectIds: z.array(id) })),
});

/** What the template says: which quick connects the agents of which queues are to see. */
export type Associations = z.infer<typeof properties>;

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
