import { instanceOf } from './instance.ts';
import type { Config } from './schema.ts';

/** Everything with a name of ours, which the account, the Region or the instance knows once. With a prefix, two deployments share one instance. */
export interface OwnNames {
  readonly stack: (what: string) => string;
  /** As agents' administrators see it. */
  readonly flow: (name: string) => string;
  readonly keyAlias: string;
  readonly bus: string;
  readonly dashboard: string;
  readonly workGroup: string;
  readonly database: string;
  /** Of the sign-in page's address; unique in a Region, whoever owns it. */
  readonly signInDomain: string;
}

/** The names of a config's deployment. */
export function ownNames(config: Pick<Config, 'instance' | 'prefix'>): OwnNames {
  const { id } = instanceOf(config);
  const short = id.slice(0, 8);
  const before = config.prefix === undefined ? '' : `${config.prefix}-`;
  return {
    stack: (what) => `${before}ConsultCall${what}-${short}`,
    flow: (name) => `${config.prefix === undefined ? '' : `${config.prefix} `}${name}`,
    keyAlias: `alias/consult-call/${before}${id}`,
    bus: `consult-call-${before}${id}`,
    dashboard: `${before}ConsultCall-${id}`,
    workGroup: `consult-call-${before}${short}`,
    database: `consult_call_${before.replaceAll('-', '_')}${short}`,
    signInDomain: `consult-call-${before}${id}`,
  };
}
