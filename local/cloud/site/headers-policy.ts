import { UnsupportedError } from '../errors.ts';

/** One header a policy sets. */
export interface SetHeader {
  readonly name: string;
  readonly value: string;
  /** Whether the origin's own header of that name gives way. */
  readonly override: boolean;
}

/** A response headers policy: what is set on, and what is taken from, every response of a behaviour. */
export interface HeadersPolicy {
  readonly set: readonly SetHeader[];
  readonly remove: readonly string[];
}

type Raw = Readonly<Record<string, unknown>>;

const READ = ['Name', 'Comment', 'SecurityHeadersConfig', 'CustomHeadersConfig', 'RemoveHeadersConfig', 'ServerTimingHeadersConfig'];

/** Every security header a policy may set, with its value from the policy's own settings. */
const SECURITY_HEADERS: Readonly<Record<string, { readonly name: string; readonly value: (raw: Raw) => string }>> = {
  ContentSecurityPolicy: { name: 'content-security-policy', value: (raw) => String(raw.ContentSecurityPolicy) },
  ContentTypeOptions: { name: 'x-content-type-options', value: () => 'nosniff' },
  FrameOptions: { name: 'x-frame-options', value: (raw) => String(raw.FrameOption) },
  ReferrerPolicy: { name: 'referrer-policy', value: (raw) => String(raw.ReferrerPolicy) },
  StrictTransportSecurity: { name: 'strict-transport-security', value: transportSecurity },
  XSSProtection: { name: 'x-xss-protection', value: xssProtection },
};

/**
 * Reads a `ResponseHeadersPolicyConfig`.
 * @throws UnsupportedError for a part that is not applied here, CORS above all.
 */
export function headersPolicy(config: Raw): HeadersPolicy {
  const other = Object.keys(config).find((key) => !READ.includes(key));
  if (other !== undefined) throw new UnsupportedError(`The response headers policy's ${other} is not supported by the local cloud.`);
  const security = Object.entries((config.SecurityHeadersConfig ?? {}) as Record<string, Raw>).map(([kind, raw]) =>
    securityHeader(kind, raw),
  );
  const custom = items(config.CustomHeadersConfig).map((raw) => ({
    name: String(raw.Header).toLowerCase(),
    value: String(raw.Value),
    override: isTrue(raw.Override),
  }));
  return { set: [...security, ...custom], remove: items(config.RemoveHeadersConfig).map((raw) => String(raw.Header).toLowerCase()) };
}

function securityHeader(kind: string, raw: Raw): SetHeader {
  const known = SECURITY_HEADERS[kind];
  if (!known) throw new UnsupportedError(`The security header ${kind} is not supported by the local cloud.`);
  return { name: known.name, value: known.value(raw), override: isTrue(raw.Override) };
}

function transportSecurity(raw: Raw): string {
  const parts = [`max-age=${String(raw.AccessControlMaxAgeSec)}`];
  if (isTrue(raw.IncludeSubdomains)) parts.push('includeSubDomains');
  if (isTrue(raw.Preload)) parts.push('preload');
  return parts.join('; ');
}

function xssProtection(raw: Raw): string {
  if (!isTrue(raw.Protection)) return '0';
  return `1${isTrue(raw.ModeBlock) ? '; mode=block' : ''}${raw.ReportUri ? `; report=${String(raw.ReportUri)}` : ''}`;
}

const items = (list: unknown) => ((list as { Items?: readonly Raw[] } | undefined)?.Items ?? []) as readonly Raw[];
const isTrue = (value: unknown) => value === true || value === 'true';

/** A response's headers after a policy. */
export function applyPolicy(
  headers: Readonly<Record<string, string | readonly string[]>>,
  policy: HeadersPolicy,
): Record<string, string | readonly string[]> {
  const applied = { ...headers };
  for (const name of policy.remove) delete applied[name];
  for (const { name, value, override } of policy.set) if (override || !(name in applied)) applied[name] = value;
  return applied;
}
