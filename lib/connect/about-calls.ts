import type { Config } from '../config/schema.ts';

/** What the desk shows of a call, and asks after it. */
export interface AboutCalls {
  readonly context: {
    readonly attributes: readonly { readonly key: string; readonly label: string }[];
    /** With `{names}` of contact attributes; null without one. */
    readonly caseUrl: string | null;
  };
  readonly dispositions: readonly {
    /** The queue by its ARN, or, created by this app, by its name. */
    readonly queue: { readonly arn: string | null; readonly name: string };
    readonly required: boolean;
    readonly codes: readonly { readonly code: string; readonly label: string }[];
  }[];
  /** Whether the desk asks before it has an outside number dialled. */
  readonly outsideNumbers: 'advice' | null;
}

/** What the config says of calls, as the desk needs it. */
export const aboutCalls = ({ context, dispositions, outsideNumbers, queues }: Config): AboutCalls => ({
  context: { attributes: context.attributes, caseUrl: context.caseUrl ?? null },
  dispositions: dispositions.map(({ queue, required, codes }) => ({
    queue: { arn: queues.find(({ name }) => name === queue)?.arn ?? null, name: queue },
    required,
    codes,
  })),
  outsideNumbers: outsideNumbers?.mode ?? null,
});
