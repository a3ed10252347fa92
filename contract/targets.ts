/** Who a consult can be for: an agent, a queue, or an outside number. */
export const TARGET_KINDS = ['agent', 'queue', 'external'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
