import { fields } from './conduit-message.ts';
import { BadCommandError } from './errors.ts';
import type { CcpFaults, FaultRule } from './fault-board.ts';
import { isProfileName } from './profiles.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Commands of the control endpoint, by the word in `do`. Each throws BadCommandError on a field that is missing or of the wrong kind. */
const COMMANDS: ReadonlyMap<string, (faults: CcpFaults, command: Fields) => void> = new Map([
  ['add', (faults, command) => void faults.add(rule(fields(command.rule)))],
  ['disconnect', (faults, command) => faults.disconnect(text(command, 'login'), optionalNumber(command, 'forMs'))],
  ['reconnect', (faults, command) => faults.reconnect(text(command, 'login'))],
  ['auth-expire', (faults, command) => faults.authExpire(text(command, 'login'))],
  ['slow-ack', (faults, command) => faults.slowAck(optionalNumber(command, 'delayMs') ?? 0)],
  ['deny-origin', (faults, command) => faults.denyOrigin(text(command, 'origin'))],
  ['allow-origin', (faults, command) => faults.allowOrigin(text(command, 'origin'))],
  ['profile', (faults, command) => faults.setProfile(profile(command), optionalText(command, 'login'))],
  ['clear', (faults) => faults.clear()],
]);

/** Obeys one command as it came over HTTP, for example `{"do":"add","rule":{"method":"acceptContact","drop":"response","times":1}}`. @throws BadCommandError */
export function obeyFaultCommand(faults: CcpFaults, command: unknown): void {
  const wanted = COMMANDS.get(String(fields(command).do));
  if (!wanted) throw new BadCommandError('do', `one of ${[...COMMANDS.keys()].join(', ')}`);
  wanted(faults, fields(command));
}

function rule(given: Fields): FaultRule {
  return {
    method: text(given, 'method'),
    ...present('login', optionalText(given, 'login')),
    ...present('delayMs', optionalNumber(given, 'delayMs')),
    ...present('drop', drop(given.drop)),
    ...present('error', given.error === undefined ? undefined : error(fields(given.error))),
    ...present('times', optionalNumber(given, 'times')),
  };
}

function error(given: Fields): NonNullable<FaultRule['error']> {
  return { type: text(given, 'type'), message: text(given, 'message'), ...present('status', optionalNumber(given, 'status')) };
}

function drop(given: unknown): FaultRule['drop'] {
  if (given === undefined || given === 'request' || given === 'response') return given;
  throw new BadCommandError('drop', '"request" or "response"');
}

function profile({ profile: given }: Fields) {
  if (isProfileName(given)) return given;
  throw new BadCommandError('profile', 'a known profile');
}

function text(given: Fields, field: string): string {
  const value = optionalText(given, field);
  if (value === undefined) throw new BadCommandError(field, 'a text is needed');
  return value;
}

function optionalText(given: Fields, field: string): string | undefined {
  const value = given[field];
  if (value === undefined || typeof value === 'string') return value;
  throw new BadCommandError(field, 'a text is needed');
}

function optionalNumber(given: Fields, field: string): number | undefined {
  const value = given[field];
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0)) return value;
  throw new BadCommandError(field, 'a whole number from 0 is needed');
}

const present = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : ({ [key]: value } as { [P in K]: V }));
