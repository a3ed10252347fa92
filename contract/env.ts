/** The names of every environment value the stacks set and the functions read. */
export const ENV = {
  tableName: 'TABLE_NAME',
  /** The table of what callers have taken. */
  limitsTable: 'LIMITS_TABLE',
  poisonQueueUrl: 'POISON_QUEUE_URL',
  /** The queue by which a function asks for its next turn at a request of CloudFormation. */
  turnsQueueUrl: 'TURNS_QUEUE_URL',
  instanceArn: 'INSTANCE_ARN',
  retentionMonths: 'RETENTION_MONTHS',
  /** The secret with the key of the HMAC under which an outside number appears in report keys: where it is, never the key itself. */
  targetHashSecretArn: 'TARGET_HASH_SECRET_ARN',
  /** The token claim that names the agent's Connect login. */
  identityClaim: 'IDENTITY_CLAIM',
  /** The token claim that lists a person's groups, and the group that makes a supervisor. */
  groupsClaim: 'GROUPS_CLAIM',
  supervisorGroup: 'SUPERVISOR_GROUP',
  /** Whose tokens a function answers, as JSON (`runtime/permissions.ts`); left out where the gateway's check is enough. */
  permissions: 'PERMISSIONS',
  /** The secret of the header by which the distribution is known; left out where the API answers every caller. */
  frontDoorSecretArn: 'FRONT_DOOR_SECRET_ARN',
  /** The bus that is told of settled consults. */
  eventBusName: 'EVENT_BUS_NAME',
  /** `true`: its events are put there in version 1, too. */
  eventVersion1: 'EVENT_VERSION_1',
  /** The origins at which the desk is opened, with blanks between them. */
  deskOrigins: 'DESK_ORIGINS',
  /** What is hidden in texts that agents write, as a JSON list; and for how many days a hand-over note is kept. */
  notesMask: 'NOTES_MASK',
  notesKeepDays: 'NOTES_KEEP_DAYS',
  /** `true`: a hand-over note is copied to contact attributes. */
  notesMirror: 'NOTES_MIRROR',
  /** The AI agents of the config, as a JSON list: name, methods of identity that are trusted; and where the secret of each is, by name. */
  aiAgents: 'AI_AGENTS',
  aiAgentSecretArns: 'AI_AGENT_SECRET_ARNS',
  /** Every code a call can be disposed of with, as a JSON list. */
  dispositionCodes: 'DISPOSITION_CODES',
  /** How long a caller waits in vain before they are brought back: for a colleague, for a team, then for the sender. */
  returnAfterSeconds: 'RETURN_AFTER_SECONDS',
  returnFromTeamAfterSeconds: 'RETURN_FROM_TEAM_AFTER_SECONDS',
  thenTeamAfterSeconds: 'THEN_TEAM_AFTER_SECONDS',
  /** The flow of a private chat, which asks whom its attributes name. */
  chatConsultFlowArn: 'CHAT_CONSULT_FLOW_ARN',
  /** `true`: the whisper to an agent who is asked says the note's reason. */
  whisperReason: 'WHISPER_REASON',
} as const;
