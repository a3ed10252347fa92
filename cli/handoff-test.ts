import { randomUUID } from 'node:crypto';
import { ConnectClient } from '@aws-sdk/client-connect';
import { openSecret } from '../lambdas/store/secret.ts';
import { runCommand } from './command.ts';
import { openForCommand } from './deployment/deployed-table.ts';
import { outputsOfStacks } from './deployment/deployment.ts';
import { UsageError } from './errors.ts';
import { lookAtHandOffs } from './hand-off-test/look.ts';
import { say, sayJson } from './print/say.ts';

const HELP = `Looks at the set-up of an AI agent step by step, and says of what is missing where it is put right.

  npm run handoff-test -- --stack ConsultCallLedger-... --stack ConsultCallConnect-... --stack ConsultCallDesk-...

Make a test call to the AI agent's flow first and name its contact: whether the call was passed on and what arrived is then looked up, too. Nothing
is written unless --send says so. It reads the AI agent's secret, and prints nothing of it, nor a word of a caller.

  --stack NAME     the three stacks of the deployment, each
  --ai-agent N     which of aiAgents in the config, from 1 (1)
  --contact ID     a contact of a test call
  --send           hands a test over with that contact, as the AI agent would
  --desk URL       where the desk is opened, if not at its CloudFront address
  --json           the steps as one JSON document
  --help           this text

Exit code 0: every step is right. 1: failed. 2: a step is not.
`;

const OPTIONS = {
  stack: { type: 'string', multiple: true },
  'ai-agent': { type: 'string', default: '1' },
  contact: { type: 'string' },
  send: { type: 'boolean', default: false },
  desk: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

runCommand({
  help: HELP,
  options: OPTIONS,
  run: async ({ values: { stack, contact, send, desk, json, 'ai-agent': place } }) => {
    if (!stack) throw new UsageError(`Say which deployment: --stack of each of its stacks.\n\n${HELP}`);
    if (!/^[1-9]\d?$/.test(place)) throw new UsageError('--ai-agent is the place of one of aiAgents in the config, from 1.');
    if (send && contact === undefined) throw new UsageError('--send needs the --contact of a test call.');
    const found = await outputsOfStacks(stack);
    const outputs = desk === undefined ? found : new Map([...found, ['DeskUrl', desk]]);
    const [tableName, instanceArn] = [outputs.get('TableName'), outputs.get('InstanceArn')];
    if (!tableName || !instanceArn || !outputs.has('DeskUrl'))
      throw new UsageError('Name the stacks of the ledger and of the desk, too: ConsultCallLedger-..., ConsultCallDesk-...');
    const secrets = new Map<string, () => Promise<string>>();
    const steps = await lookAtHandOffs({
      outputs,
      place: Number(place),
      contactId: contact ?? null,
      sends: send,
      connect: new ConnectClient({ region: instanceArn.split(':')[3] ?? '', maxAttempts: 8 }),
      readSecret: (arn) => {
        const secret = secrets.get(arn) ?? openSecret(arn);
        secrets.set(arn, secret);
        return secret();
      },
      fetch,
      ledger: openForCommand(tableName),
      newId: randomUUID,
      nowMs: Date.now,
    });
    if (json) sayJson({ steps });
    else
      for (const { step, saw, fix } of steps) say(`${fix === null ? 'ok   ' : 'wrong'}  ${step}: ${saw}${fix === null ? '' : ` ${fix}`}\n`);
    return steps.some(({ fix }) => fix !== null) ? 2 : 0;
  },
});
