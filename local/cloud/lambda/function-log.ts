/** One value a function put out in CloudWatch's embedded metric format. */
export interface MetricValue {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly dimensions: Readonly<Record<string, string>>;
}

interface EmbeddedMetrics {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit?: string }[];
    }[];
  };
  readonly [property: string]: unknown;
}

const KEPT = 20_000;

/** A function's log stream: whole lines, and the metrics found in them; the oldest of more than 20,000 go. */
export class FunctionLog {
  readonly #lines: string[] = [];
  readonly #metrics: MetricValue[] = [];

  /** A writer for one environment's output, which may come in pieces of lines. */
  writer(): (text: string) => void {
    let rest = '';
    return (text) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.add(line);
    };
  }

  add(line: string): void {
    push(this.#lines, line);
    for (const metric of metricsOf(line)) push(this.#metrics, metric);
  }

  lines(): readonly string[] {
    return [...this.#lines];
  }

  metrics(): readonly MetricValue[] {
    return [...this.#metrics];
  }
}

function push<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > KEPT) list.shift();
}

/** The metrics of a log line, if it is one of the embedded metric format (CloudWatch User Guide, "Specification: Embedded metric format"). */
export function metricsOf(line: string): MetricValue[] {
  if (!line.includes('"_aws"')) return [];
  const document = parsed(line);
  if (document?._aws?.CloudWatchMetrics === undefined) return [];
  return document._aws.CloudWatchMetrics.flatMap((directive) =>
    directive.Metrics.map(({ Name, Unit }) => ({
      namespace: directive.Namespace,
      name: Name,
      unit: Unit ?? 'None',
      values: [document[Name]].flat().map(Number),
      dimensions: Object.fromEntries((directive.Dimensions[0] ?? []).map((key) => [key, String(document[key])])),
    })),
  );
}

// Any line may come from a function, so one that is no JSON is simply no metric.
function parsed(line: string): EmbeddedMetrics | undefined {
  try {
    return JSON.parse(line) as EmbeddedMetrics;
  } catch {
    return undefined;
  }
}
