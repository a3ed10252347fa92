import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { whenAskedToEnd } from './asked-to-end.ts';
import type { Assumptions } from './connect/assumptions.ts';
import { readSwitches, UnknownSwitch } from './connect/positions.ts';
import { wallClock } from './connect/wall-clock.ts';
import { startDemo } from './demo.ts';
import { takenPort } from './free-ports.ts';
import { FIRST_PORT } from './local-config.ts';
import { playAiAgent } from './people/played-ai-agent.ts';
import { progressOnStderr } from './progress.ts';

const HELP = `Runs Consult Call on this machine: a simulated Amazon Connect instance around the synthesized CDK app.

  npm start                     the play page on port ${FIRST_PORT}, everything else on the three ports after it
  npm start -- --port N         on other ports
  npm start -- --parties 3      Connect's default mode of three participants a call, not six
  npm start -- --assume name=position
                                an instance that behaves so, where docs/verify-on-aws.md says that nobody knows yet; may be given several times

Ctrl-C ends everything that was started.
`;

interface Args {
  readonly firstPort: number;
  readonly parties: 3 | 6;
  readonly assumptions: Partial<Assumptions>;
  readonly help: boolean;
}

function readArgs(): Args {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(FIRST_PORT) },
      parties: { type: 'string', default: '6' },
      assume: { type: 'string', multiple: true, default: [] as string[] },
      help: { type: 'boolean', default: false },
    },
  });
  const firstPort = Number(values.port);
  if (!Number.isInteger(firstPort) || firstPort < 1 || firstPort > 65_532) {
    throw new Error(`--port takes a port number from 1 to 65532, got "${values.port}".`);
  }
  if (values.parties !== '3' && values.parties !== '6') throw new Error(`--parties takes 3 or 6, got "${values.parties}".`);
  return { firstPort, parties: values.parties === '3' ? 3 : 6, assumptions: readSwitches(values.assume), help: values.help };
}

async function start({ firstPort, parties, assumptions }: Args): Promise<() => Promise<void>> {
  const taken = await takenPort(firstPort);
  if (taken !== undefined)
    throw new Error(`Port ${taken} is in use. End what uses it, or choose others: npm start -- --port ${firstPort + 100}`);
  const started = performance.now();
  // A tab remembers its calls: those of this run must not be taken for calls of the run before. Quick connects keep their ids, and stay favourites.
  const connect = { parties, assumptions, newContactId: randomUUID };
  const { stack, stop } = await startDemo({ firstPort, connect, progress: progressOnStderr });
  const { play, desk, issuer } = stack.addresses;
  for (const { phoneNumber: number, secret } of stack.aiAgents)
    playAiAgent({ network: stack.connect.phones, clock: wallClock, number, secret, url: `${desk}/api/handoffs`, report: warn });
  process.stderr.write(`Ready after ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
  const machines = stack.machines.map(
    ({ clientId, secret }) => `Machine     ${clientId}, secret of this run ${secret}, tokens at ${issuer}/token\n`,
  );
  process.stdout.write(`Play page   ${play}/\nDesk        ${desk}/\nReport      ${desk}/report/\n${machines.join('')}`);
  return stop;
}

async function main(): Promise<void> {
  // Who reads the first lines alone, as `head` does, closes the pipe.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const args = readArgs();
  if (args.help) {
    process.stdout.write(HELP);
    return;
  }
  const asked = whenAskedToEnd();
  const stop = await start(args);
  asked.first(() => {
    process.stderr.write('\nEnding ...\n');
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  });
}

const warn = (error: unknown): void => void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof UnknownSwitch ? 2 : 1);
}

main().catch(fail);
