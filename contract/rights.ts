/** What a machine of the centre's own may be allowed: the trees of calls, the call log, the report. */
export const MACHINE_RIGHTS = ['read-calls', 'read-consults', 'read-reports'] as const;
export type MachineRight = (typeof MACHINE_RIGHTS)[number];
