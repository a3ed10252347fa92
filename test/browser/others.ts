import type { PhoneLine } from '../../local/connect/phone-network.ts';
import type { Random } from '../../local/connect/random.ts';
import { currentCall, customerLine, finishedCall, ownLine } from '../../local/people/agent-view.ts';
import type { Scene } from './scene.ts';

const OFTEN = 4;
const GIVES_UP = 0.03;
const PAUSE_MS = 100;

type Act = readonly [says: string, act: () => unknown];

const often = (act: Act): Act[] => Array<Act>(OFTEN).fill(act);
const NOTHING: Act = ['the others let time pass', () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))];

/** Customer, colleague and outside party of a scene, who do as they like. */
export interface Others {
  /** One of them does something, or nobody; says what. */
  act(): Promise<string>;
}

export function createOthers(scene: Scene, random: Random): Others {
  let customer: PhoneLine | null = null;
  const calls: Act = [
    'a customer calls',
    () => {
      customer = scene.customerCalls();
    },
  ];
  const choose = (): Act => {
    if (!customer || customer.state === 'ended') return calls;
    const live = customer;
    // Customers are patient: most calls would end before anything came of them.
    if (random.chance(GIVES_UP)) return ['the customer hangs up', () => live.hangUp()];
    return one(random, [...often(NOTHING), ...colleagueActs(scene), ...outsideActs(scene)]) ?? NOTHING;
  };
  return {
    act: async () => {
      const [says, act] = choose();
      await act();
      return says;
    },
  };
}

function colleagueActs({ ports: { colleague } }: Scene): Act[] {
  const ask = (says: string, method: string, more: object): Act => [
    `the colleague ${says}`,
    () => colleague.request(method, { ...more }).catch(refused),
  ];
  const over = finishedCall(colleague.snapshot());
  const call = currentCall(colleague.snapshot());
  if (!call) return over ? often(ask('clears', 'clearContact', { contactId: over.contactId })) : [];
  const { contactId } = call;
  if (call.state.type === 'connecting')
    return [...often(ask('accepts', 'acceptContact', { contactId })), ask('declines', 'rejectContact', { contactId })];
  const customer = { contactId, connectionId: customerLine(call)?.connectionId };
  return [
    ask('holds the customer', 'holdConnection', customer),
    ask('takes the customer off hold', 'resumeConnection', customer),
    ask('leaves', 'destroyConnection', { contactId, connectionId: ownLine(call)?.connectionId }),
  ];
}

// What was possible when it was looked up may not be any more; anything but a refusal is a defect.
function refused(error: unknown): void {
  if (!(error instanceof Error && error.name === 'CtiError')) throw error;
}

const outsideActs = (scene: Scene): Act[] =>
  scene.outsideLines().flatMap((line): Act[] => {
    const hangUp: Act = ['the outside party hangs up', () => line.hangUp()];
    return line.state === 'ringing' ? [['the outside party answers', () => line.answer()], hangUp] : [hangUp];
  });

/** One of them by chance; undefined of none. */
export const one = <T>(random: Random, all: readonly T[]): T | undefined =>
  all.length > 0 ? all[random.between(0, all.length - 1)] : undefined;
