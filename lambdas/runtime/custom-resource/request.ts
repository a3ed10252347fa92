import * as z from 'zod/mini';

/** The part of a custom-resource request that an answer needs, whatever else is wrong with it (CloudFormation user guide, custom resource request objects). */
export const addressed = z.looseObject({
  ResponseURL: z.string(),
  StackId: z.string(),
  RequestId: z.string(),
  LogicalResourceId: z.string(),
  PhysicalResourceId: z.optional(z.string()),
});
export type Addressed = z.infer<typeof addressed>;

/** Whether a request, however wrong otherwise, asks for the end of the resource. */
export const isDelete = (event: unknown): boolean => (event as { RequestType?: unknown } | null)?.RequestType === 'Delete';

/**
 * Reads a request by its schema.
 * @throws BadRequestError naming the property that is wrong, never its value
 */
export function readAs<T extends z.ZodMiniType>(schema: T, event: unknown): z.infer<T> {
  const read = schema.safeParse(event);
  if (read.success) return read.data;
  const where = read.error.issues.map(({ path }) => path.join('.') || 'the request').join(', ');
  throw new BadRequestError(`Wrong or missing: ${where}. Correct the properties of the custom resource in the template and deploy again.`);
}

/** The template gave the custom resource other properties than it takes. */
export class BadRequestError extends Error {
  override readonly name = 'BadRequestError';
}
