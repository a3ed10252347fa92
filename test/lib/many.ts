import { ARNS, config } from './config/valid-config.ts';

/** A centre of so many colleagues, teams and outside numbers. */
export const centre = ({
  agents,
  queues,
  externals = 0,
}: {
  readonly agents: number;
  readonly queues: number;
  readonly externals?: number;
}) =>
  config({
    agents: series(agents, (n) => ({ name: `Colleague ${n}`, userArn: ARNS.user(n) })),
    queues: series(queues, (n) => ({ name: `Team ${n}`, arn: ARNS.queue(n) })),
    externals: series(externals, (n) => ({ name: `Number ${n}`, phoneNumber: `+1206${5_550_100 + n}` })),
    quickConnectStacks: agents + queues + externals > 400 ? 8 : 1,
  });

const series = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n + 1));
