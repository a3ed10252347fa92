/** The names of every environment value the stacks set and the functions read. */
export const ENV = {
  tableName: 'TABLE_NAME',
  poisonQueueUrl: 'POISON_QUEUE_URL',
  instanceArn: 'INSTANCE_ARN',
  retentionMonths: 'RETENTION_MONTHS',
  /** Key of the HMAC under which an outside number appears in report keys. */
  targetHashKey: 'TARGET_HASH_KEY',
  /** The token claim that names the agent's Connect login. */
  identityClaim: 'IDENTITY_CLAIM',
  /** The token claim that lists a person's groups, and the group that makes a supervisor. */
  groupsClaim: 'GROUPS_CLAIM',
  supervisorGroup: 'SUPERVISOR_GROUP',
} as const;
