import * as z from 'zod/mini';

const id = z.string().check(z.minLength(1), z.maxLength(500));

const properties = z.object({
  InstanceId: id,
  Queues: z.array(z.object({ QueueId: id, QuickConnectIds: z.array(id) })),
});

/** What the template says: which quick connects the agents of which queues are to see. */
export type Associations = z.infer<typeof properties>;

const common = {
  ResponseURL: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
};

/** The part of a custom-resource request that an answer needs, whatever else is wrong with it. */
export const addressed = z.looseObject({ ...common, PhysicalResourceId: z.optional(z.string()) });
export type Addressed = z.infer<typeof addressed>;

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
export function readRequest(event: unknown): Request {
  const read = request.safeParse(event);
  if (read.success) return read.data;
  const where = read.error.issues.map(({ path }) => path.join('.') || 'the request').join(', ');
  throw new BadRequestError(`Wrong or missing: ${where}. Correct the properties of the custom resource in the template and deploy again.`);
}

/** Whether a request, however wrong otherwise, asks for the end of the resource. */
export const isDelete = (event: unknown): boolean => (event as { RequestType?: unknown } | null)?.RequestType === 'Delete';

/** The template gave the custom resource other properties than it takes. */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';
}
