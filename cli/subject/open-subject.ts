import { ConnectClient } from '@aws-sdk/client-connect';
import { hashNumber } from '../../lambdas/ledger/projection/hash-number.ts';
import { type DeployedTable, deployedTable, TABLE_OPTIONS } from '../deployment/deployed-table.ts';
import { type Deployment, deploymentOf } from '../deployment/deployment.ts';
import { targetHashKey } from '../deployment/target-hash-key.ts';
import { UsageError } from '../errors.ts';
import { agentArnOf } from './agent-arn-of.ts';
import {
  agentSubject,
  contactSubject,
  isAgentArn,
  namedBy,
  numberSubject,
  SUBJECT_OPTIONS,
  type Subject,
  type SubjectArguments,
} from './subject.ts';

/** How a command line says who, and in which ledger. */
export const OPTIONS_OF_SUBJECTS = { ...TABLE_OPTIONS, ...SUBJECT_OPTIONS } as const;

type Arguments = SubjectArguments & Parameters<typeof deployedTable>[0];

/** A person, and where to look for them. */
export interface OpenedSubject {
  readonly subject: Subject;
  readonly table: DeployedTable;
  /** Null when the table was named alone: there are no queues and no bucket to look into. */
  readonly deployment: Deployment | null;
}

/** Reads a command line. @throws UsageError when it does not say who, or where */
export async function openSubject(values: Arguments): Promise<OpenedSubject> {
  const named = namedBy(values);
  const table = await deployedTable(values);
  const deployment = values.stack === undefined ? null : await deploymentOf(values.stack);
  return { subject: await subjectOf(named, table), table, deployment };
}

async function subjectOf({ kind, value }: ReturnType<typeof namedBy>, { instanceArn, targetHashSecret }: DeployedTable): Promise<Subject> {
  if (kind === 'contact') return contactSubject(value);
  if (kind === 'number') return numberSubject(value, hashNumber(await targetHashKey(targetHashSecret)));
  if (isAgentArn(value)) return agentSubject(value, null);
  if (instanceArn === null) throw new UsageError('With --table an agent is named by their ARN, not by a login.');
  return agentSubject(await agentArnOf(new ConnectClient(), instanceArn, value), value);
}
