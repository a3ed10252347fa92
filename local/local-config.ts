import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The addresses of a local run: consecutive ports, so that one number names them all. */
export interface Addresses {
  readonly play: string;
  readonly desk: string;
  readonly instance: string;
  readonly issuer: string;
  readonly ports: Readonly<Record<'play' | 'desk' | 'instance' | 'issuer', number>>;
}

const CONFIG = join(import.meta.dirname, '../config/local.json');
/** The first port in `config/local.json`, and of `npm start` unless told otherwise. */
export const FIRST_PORT = 4500;

/** The four pages of a local run, from `firstPort` on. */
export function addressesFrom(firstPort: number): Addresses {
  const ports = { play: firstPort, desk: firstPort + 1, instance: firstPort + 2, issuer: firstPort + 3 };
  const at = (port: number) => `http://localhost:${port}`;
  return { play: at(ports.play), desk: at(ports.desk), instance: at(ports.instance), issuer: at(ports.issuer), ports };
}

/** `config/local.json` with its addresses moved to `addresses`, and with other fields where `changes` has them. */
export function localConfig(addresses: Addresses, changes: Readonly<Record<string, unknown>> = {}): LocalConfig {
  const written = addressesFrom(FIRST_PORT);
  const moved = (['play', 'desk', 'instance', 'issuer'] as const).reduce(
    (text, page) => text.replaceAll(written[page], addresses[page]),
    readFileSync(CONFIG, 'utf8'),
  );
  return { ...JSON.parse(moved), ...changes };
}

/** What the local run itself reads of the config. */
export interface LocalConfig {
  readonly instance: { readonly arn: string };
  readonly identity: {
    readonly audience: string;
    readonly machines: readonly { readonly claims: { readonly client_id: string; readonly scope: string } }[];
  };
  readonly queues: readonly { readonly name: string; readonly arn: string }[];
  readonly aiAgents?: readonly { readonly name: string; readonly phoneNumber: string }[];
  readonly externals: readonly { readonly name: string; readonly phoneNumber: string }[];
}
