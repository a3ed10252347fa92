import { ConnectClient } from '@aws-sdk/client-connect';
import { runCommand } from './command.ts';
import { configDraft } from './discover/config-draft.ts';
import { readInstance } from './discover/read-instance.ts';
import { UsageError } from './errors.ts';
import { sayJson, warn } from './print/say.ts';
import { Progress } from './progress.ts';

const HELP = `Prints a config to begin with for an existing Amazon Connect instance: its address, queues, users, and the streams it has.

  npm run -s discover -- --instance ARN > config/mine.json

It only reads. What you should know of the draft goes to stderr, and the hours of operation of the instance, for queues that are to be created.
Take out who is not to be asked, add outside numbers, then: npx cdk synth --quiet --strict -c config=config/mine.json

  --instance ARN   arn:aws:connect:<region>:<account>:instance/<id>
  --help           this text

Exit code 0: all well. 1: failed.
`;

/** What is read, for the bar. */
const STEPS = 9;
const INSTANCE_ARN = /^arn:aws[\w-]*:connect:([a-z0-9-]+):\d{12}:instance\/[0-9a-f-]{36}$/;

runCommand({
  help: HELP,
  options: { instance: { type: 'string' } },
  run: async ({ values: { instance = '' } }) => {
    const [, region] = INSTANCE_ARN.exec(instance) ?? [];
    if (region === undefined)
      throw new UsageError(`Say which instance: --instance arn:aws:connect:<region>:<account>:instance/<id>\n\n${HELP}`);
    const progress = new Progress(process.stderr, () => performance.now());
    const steps: string[] = [];
    const found = await readInstance(new ConnectClient({ region, maxAttempts: 8 }), instance, (what) =>
      progress.show(`Reading ${what}`, steps.push(what), STEPS),
    );
    progress.clear();
    const { config, notes } = configDraft(found);
    for (const note of notes) warn(note);
    sayJson({ $schema: './schema.json', ...config }, 2);
    return 0;
  },
});
