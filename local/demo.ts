import { type Ccp, type CcpOptions, startCcp } from './ccp/start-ccp.ts';
import { wallClock as clock } from './connect/wall-clock.ts';
import { startPlayPage } from './play-page/start-play-page.ts';
import { type LocalStack, type StackOptions, SUPERVISOR, startStack } from './stack.ts';

export type DemoOptions = Omit<StackOptions, 'clock'> & {
  /** Timing of the softphone page. @default realistic */
  readonly profile?: CcpOptions['profile'];
};

/** The running product with all its pages, in real time. */
export interface Demo {
  readonly stack: LocalStack;
  readonly ccp: Ccp;
  /** Ends everything that was started, newest first. */
  stop(): Promise<void>;
}

/** Starts the stack, the instance's softphone page and the play page. @throws Error naming what could not be started; nothing stays running then. */
export async function startDemo({ profile = 'realistic', ...options }: DemoOptions): Promise<Demo> {
  const stack = await startStack({ clock, ...options });
  const stops = [() => stack.stop()];
  const stop = async () => {
    for (let end = stops.pop(); end; end = stops.pop()) await end();
  };
  try {
    const ccp = await startCcpOf(stack, profile);
    stops.push(() => ccp.stop());
    const play = await startPlayPageOf(stack);
    stops.push(() => play.stop());
    return { stack, ccp, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function startCcpOf({ addresses, connect }: LocalStack, profile: CcpOptions['profile']): Promise<Ccp> {
  const logins = connect.agents().map(({ login }) => login);
  return startCcp({
    port: addresses.ports.instance,
    clock,
    agents: (login) => (logins.includes(login) ? connect.agentPort(login) : undefined),
    logins,
    approvedOrigins: connect.approvedOrigins,
    profile,
  });
}

const startPlayPageOf = ({ config, addresses, connect, inboundNumber, aiAgents, api }: LocalStack) =>
  startPlayPage({
    port: addresses.ports.play,
    phones: connect.phones,
    truth: connect.truth,
    inboundNumber,
    aiAgents,
    agents: connect.agents(),
    queues: config.queues,
    outsiders: [...config.externals, ...aiAgents].map(({ name, phoneNumber }) => ({ name, number: phoneNumber })),
    deskUrl: addresses.desk,
    reportUrl: `${addresses.desk}/report/`,
    productTree: (contactId) => api(`/contacts/${encodeURIComponent(contactId)}/tree`, SUPERVISOR),
    productReport: (range) => api(`/reports/consults?${new URLSearchParams(range)}`, SUPERVISOR),
  });
