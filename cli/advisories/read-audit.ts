/** A security advisory that names a version in the lockfile. */
export interface Advisory {
  readonly package: string;
  /** As the service has it: `info`, `low`, `moderate`, `high` or `critical`. */
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** The versions that are affected. */
  readonly range: string;
}

/** What the service answered: its advisories, perhaps none, or why there is no answer. */
export type Audit = { readonly ok: true; readonly advisories: readonly Advisory[] } | { readonly ok: false; readonly reason: string };

/** Reads what `npm audit --json` printed (npm's audit report, version 2): each advisory once, whichever packages bring it along. */
export function readAudit(printed: string): Audit {
  const report = objectIn(printed);
  if (report?.auditReportVersion !== 2) return { ok: false, reason: reasonIn(report) };
  const found = Object.values(recordOf(report.vulnerabilities)).flatMap((one) => listOf(recordOf(one).via));
  const advisories = found.filter((via) => typeof via === 'object').map(advisoryOf);
  return { ok: true, advisories: [...new Map(advisories.map((one) => [`${one.package} ${one.url}`, one])).values()] };
}

function advisoryOf(via: unknown): Advisory {
  const { name, severity, title, url, range } = recordOf(via);
  return { package: String(name), severity: String(severity), title: String(title), url: String(url), range: String(range) };
}

/** npm's own sentence without the address that was asked: a configured registry may carry a name or a key in it. */
function reasonIn(report: Readonly<Record<string, unknown>> | null): string {
  const { code, summary } = recordOf(report?.error);
  const said = [report?.statusCode, code, report?.message, summary].find((one) => one !== undefined && one !== '');
  return said === undefined ? 'npm printed no report' : String(said).replaceAll(/https?:\/\/\S+/g, 'the registry');
}

function objectIn(printed: string): Readonly<Record<string, unknown>> | null {
  try {
    return recordOf(JSON.parse(printed));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
