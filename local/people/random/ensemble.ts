import type { PhoneLine } from '../../connect/phone-network.ts';
import type { TrueCall } from '../../connect/truth.ts';
import { currentCall } from '../agent-view.ts';
import { CUSTOMER_NUMBER } from '../cast.ts';
import { createInstanceActs } from '../instance-acts.ts';
import type { Deed } from './deed.ts';
import { createPlayer, type Player, type RandomScene } from './player.ts';
import { type Chance, possibleForAgent } from './possible.ts';

/** Outside parties by what their telephones do; numbers set aside for fiction (North American Numbering Plan, 555-0100 to 555-0199). */
const OUTSIDE = { '+12065550171': 'ring', '+12065550172': 'busy', '+12065550173': 'invalid' } as const;
const SUPERVISOR = 'sabine';
/** Quick connects by whom they reach; nobody asks for themselves. */
const QUICK_CONNECTS = { alice: 'Alice', bob: 'Bob', carol: 'Carol', dave: 'Dave' } as const;
const TEAMS = ['Support', 'Billing'];

/** Who may be on the desks of a call of chance, the supervisor apart. */
export const AGENTS = Object.keys(QUICK_CONNECTS) as readonly (keyof typeof QUICK_CONNECTS)[];

/** Everybody of one call of chance. */
export interface Ensemble {
  player(login: string): Player;
  /** What anybody could do now. @param isBare whether an agent uses the bare softphone for once */
  possible(isBare: (login: string) => boolean): readonly Chance[];
  /** Begins a deed that is still possible, and leaves out one that is not. */
  perform(deed: Deed): void;
  /** Whether the customer's call is over for everybody. */
  isOver(): boolean;
  /** Resolves when no deed is under way. @throws what a deed threw that was no refusal */
  calm(): Promise<void>;
  customer(): PhoneLine | undefined;
  customerCalls(): void;
  outsideLines(): readonly PhoneLine[];
}

/** Gathers the people around an instance. @param clocks how far each desk's clock is ahead, milliseconds */
export function createEnsemble(scene: RandomScene, clocks: Readonly<Record<string, number>>): Ensemble {
  const { network, connect } = scene;
  for (const [number, does] of Object.entries(OUTSIDE)) network.setBehaviour(number, { does });
  network.setBehaviour(CUSTOMER_NUMBER, { does: 'ring' });
  const logins = [...AGENTS, SUPERVISOR];
  const players = new Map(logins.map((login) => [login, createPlayer(scene, login, clocks[login] ?? 0)]));
  const player = (login: string) => players.get(login) ?? fail(`Nobody is called "${login}".`);
  const instance = createInstanceActs(connect);
  const underWay: Promise<void>[] = [];
  const faults: unknown[] = [];
  let line: PhoneLine | undefined;
  const customer = () => line ?? network.dialled().findLast((dialled) => dialled.number === CUSTOMER_NUMBER);
  const outsideLines = () => network.dialled().filter(({ number, state }) => number !== CUSTOMER_NUMBER && state !== 'ended');
  const call = (): TrueCall | undefined => connect.truth.calls().at(-1);
  const contactOf = (login: string) => currentCall(player(login).snapshot())?.contactId;

  const isFree = (login: string) => player(login).snapshot().contacts.length === 0;
  const isTalking = (login: string) => currentCall(player(login).snapshot())?.state.type === 'connected';
  const agentChances = (login: string, bare: boolean): readonly Chance[] => {
    const one = player(login);
    // A supervisor only listens to others' calls.
    if (one.busy() || (login === SUPERVISOR && isFree(login))) return [];
    const targets = [
      ...Object.entries(QUICK_CONNECTS).flatMap(([other, name]) => (other === login ? [] : [name])),
      ...TEAMS,
      ...Object.keys(OUTSIDE),
    ];
    const unanswered = new Set(
      call()
        ?.legs.filter(isUnanswered)
        .map(({ contactId }) => contactId),
    );
    return possibleForAgent({ login, snapshot: one.snapshot(), added: one.added(), targets, unanswered, bare });
  };
  const othersChances = (): readonly Chance[] => [
    ...(customer()?.state === 'connected' ? [{ deed: { who: 'customer', does: 'hang-up' } as const, weight: 0.25 }] : []),
    ...outsideLines().map(({ number, state }) =>
      state === 'ringing'
        ? { deed: { who: number, does: 'answer' } as const, weight: 4 }
        : { deed: { who: number, does: 'hang-up' } as const, weight: 0.6 },
    ),
    ...AGENTS.filter((login) => contactOf(login) !== undefined).flatMap((login) => [
      { deed: { who: login, does: 'lose-browser' } as const, weight: 0.03 },
      ...(isFree(SUPERVISOR) && isTalking(login) ? [{ deed: { who: SUPERVISOR, does: 'listen', to: login } as const, weight: 0.05 }] : []),
    ]),
  ];
  const listen = async (supervisor: string, login: string): Promise<void> => {
    const contactId = contactOf(login);
    if (contactId !== undefined && isTalking(login) && isFree(supervisor)) await instance.monitor(player(supervisor).arn, contactId);
  };
  const begin = async ({ who, does, to, unlogged }: Deed): Promise<void> => {
    if (who === 'customer') return customer()?.hangUp();
    if (who.startsWith('+')) {
      const theirs = outsideLines().findLast(({ number }) => number === who);
      return does === 'answer' ? theirs?.answer() : theirs?.hangUp();
    }
    if (does === 'lose-browser') return instance.loseBrowser(who);
    if (does === 'listen') return listen(who, to ?? '');
    return player(who).does({ who, does, ...(to !== undefined && { to }), ...(unlogged && { unlogged }) });
  };
  return {
    player,
    possible: (isBare) => [...othersChances(), ...logins.flatMap((login) => agentChances(login, isBare(login)))],
    perform: (deed) => {
      if (!players.get(deed.who)?.busy()) underWay.push(begin(deed).catch((error: unknown) => void faults.push(error)));
    },
    isOver: () => call()?.parties.every(({ leftAtMs }) => leftAtMs !== null) ?? false,
    calm: async () => {
      await Promise.all(underWay.splice(0));
      await Promise.all([...players.values()].map((one) => one.watched()));
      if (faults.length > 0) throw faults[0];
    },
    customer,
    customerCalls: () => {
      line = network.callIn({ from: CUSTOMER_NUMBER, to: scene.inboundNumber });
    },
    outsideLines,
  };
}

const isUnanswered = (leg: TrueCall['legs'][number]) => leg.askedBy !== null && leg.answeredAtMs === null && leg.endedAtMs === null;

function fail(message: string): never {
  throw new Error(message);
}
