import type { Config } from './schema.ts';

/** The existing instance, taken apart. */
export interface Instance {
  readonly arn: string;
  readonly id: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Where its pages come from, for example `https://acme.my.connect.aws`. */
  readonly origin: string;
  /** The address of its softphone; may hold `{login}`, which the desk replaces. */
  readonly ccpUrl: string;
  /** Where people sign in to it, when that is not at its own page. */
  readonly loginUrl?: string;
}

/** What the config's `instance` says. */
export function instanceOf({ instance: { arn, url, loginUrl } }: Pick<Config, 'instance'>): Instance {
  const [, partition = '', , region = '', account = '', resource = ''] = arn.split(':');
  const pages = { origin: new URL(url).origin, ccpUrl: ccpUrlOf(url), ...(loginUrl === undefined ? {} : { loginUrl }) };
  return { arn, id: resource.replace('instance/', ''), partition, region, account, ...pages };
}

// Softphone addresses: https://<alias>.my.connect.aws/ccp-v2/ and, for older instances, https://<alias>.awsapps.com/connect/ccp-v2/ (Streams, initCCP).
function ccpUrlOf(url: string): string {
  if (url.includes('/ccp-v2')) return url;
  const { origin, hostname } = new URL(url);
  return `${origin}${hostname.endsWith('.awsapps.com') ? '/connect' : ''}/ccp-v2/`;
}
