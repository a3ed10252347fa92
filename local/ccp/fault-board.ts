import { isProfileName, type ProfileName } from './profiles.ts';

/** What goes wrong with a softphone method. Without `times` it goes on until it is taken back. */
export interface FaultRule {
  /** Every agent when absent. */
  readonly login?: string;
  /** A Streams method such as `acceptContact`, or `*`. */
  readonly method: string;
  /** Added to the answer's way back, milliseconds. */
  readonly delayMs?: number;
  /** `request`: it never reaches Connect. `response`: it is carried out and the answer is lost. */
  readonly drop?: 'request' | 'response';
  /** Refused without reaching Connect. Status 401 ends the session, 403 is an access denied; neither is answered. */
  readonly error?: { readonly type: string; readonly message: string; readonly status?: number };
  readonly times?: number;
}

/** Everything that is wrong at the moment. */
interface FaultState {
  readonly profile: ProfileName;
  /** Agents whose line differs from everybody's. */
  readonly ownProfiles: Readonly<Record<string, ProfileName>>;
  readonly rules: readonly FaultRule[];
  readonly down: readonly string[];
  readonly ackDelayMs: number;
  readonly deniedOrigins: readonly string[];
}

/** Faults of the line between desk and instance, for tests and demonstrations. */
export interface CcpFaults {
  /** The result takes the rule back. */
  add(rule: FaultRule): () => void;
  /** The agent's pages lose their link; until `reconnect`, or for `forMs`. */
  disconnect(login: string, forMs?: number): void;
  reconnect(login: string): void;
  /** The agent's session is over (401): `auth_fail`, then the login page. */
  authExpire(login: string): void;
  /** Handshake and keep-alive are answered that late; 0 ends it. */
  slowAck(delayMs: number): void;
  /** The origin is no longer approved: the browser refuses to show the CCP inside it. */
  denyOrigin(origin: string): void;
  allowOrigin(origin: string): void;
  /** The line of one agent; without a login everybody's, and no agent's differs any more. */
  setProfile(name: ProfileName, login?: string): void;
  /** Ends every fault; the profiles stay. */
  clear(): void;
  state(): FaultState;
}

/** The faults as the server asks for them. */
export interface FaultBoard extends CcpFaults {
  /** The first rule for this call, counted as used. */
  take(login: string, method: string): FaultRule | undefined;
  isDown(login: string): boolean;
  profileOf(login: string): ProfileName;
}

interface BoardOptions {
  readonly profile: ProfileName;
  readonly rules: readonly FaultRule[];
  readonly after: (delayMs: number, what: () => void) => () => void;
  readonly onDown: (login: string) => void;
  readonly onAuthExpire: (login: string) => void;
}

interface Standing {
  readonly rule: FaultRule;
  left: number;
}

const standing = (rule: FaultRule): Standing => ({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });

/** Keeps the faults; the two callbacks act on those that concern open pages. */
export function createFaultBoard({ profile, rules, after, onDown, onAuthExpire }: BoardOptions): FaultBoard {
  const state = { profile, ackDelayMs: 0, rules: rules.map(standing), down: new Map<string, () => void>(), denied: new Set<string>() };
  const own = new Map<string, ProfileName>();
  const remove = (entry: Standing) => {
    state.rules = state.rules.filter((other) => other !== entry);
  };
  const reconnect = (login: string) => {
    state.down.get(login)?.();
    state.down.delete(login);
  };
  return {
    add(rule) {
      const entry = standing(rule);
      state.rules.push(entry);
      return () => remove(entry);
    },
    take(login, method) {
      const entry = state.rules.find(({ rule }) => matches(rule, login, method));
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) remove(entry);
      return entry.rule;
    },
    disconnect(login, forMs) {
      reconnect(login);
      state.down.set(login, forMs === undefined ? () => {} : after(forMs, () => void state.down.delete(login)));
      onDown(login);
    },
    reconnect,
    isDown: (login) => state.down.has(login),
    authExpire: onAuthExpire,
    slowAck(delayMs) {
      state.ackDelayMs = delayMs;
    },
    denyOrigin: (origin) => void state.denied.add(origin),
    allowOrigin: (origin) => void state.denied.delete(origin),
    setProfile(name, login) {
      if (!isProfileName(name)) throw new Error('There is no such profile.');
      if (login !== undefined) return void own.set(login, name);
      own.clear();
      state.profile = name;
    },
    profileOf: (login) => own.get(login) ?? state.profile,
    clear() {
      Object.assign(state, { ackDelayMs: 0, rules: [] });
      for (const login of [...state.down.keys()]) reconnect(login);
      state.denied.clear();
    },
    state: () => ({
      profile: state.profile,
      ownProfiles: Object.fromEntries(own),
      rules: state.rules.map(({ rule }) => rule),
      down: [...state.down.keys()],
      ackDelayMs: state.ackDelayMs,
      deniedOrigins: [...state.denied],
    }),
  };
}

const matches = (rule: FaultRule, login: string, method: string) =>
  (rule.login === undefined || rule.login === login) && (rule.method === '*' || rule.method === method);
