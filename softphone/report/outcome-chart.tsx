import { OUTCOMES } from '../../contract/outcomes.ts';
import type { OutcomeBar } from './outcome-bars.ts';
import { reportTexts } from './report-texts.ts';

export interface OutcomeChartProps {
  readonly bars: readonly OutcomeBar[];
  /** How a bar's beginning is said. */
  readonly when: (ms: number) => string;
}

const HEIGHT = 120;
const STEP = 20;
const WIDTH = 14;

/** Stacked bars, one an hour or day; the tables say the same in numbers. */
export function OutcomeChart({ bars, when }: OutcomeChartProps) {
  const most = Math.max(1, ...bars.map(({ consults }) => consults));
  return (
    <figure class="chart">
      <figcaption>
        {reportTexts.overTime} <span class="detail">{reportTexts.most(most)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${bars.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={reportTexts.overTime}>
        {bars.map((bar, at) => (
          <g key={bar.startsAt}>
            <title>{reportTexts.overTimeSays(when(bar.startsAt), bar.consults)}</title>
            {stacked(bar, most).map(({ outcome, y, height }) => (
              <rect key={outcome} class={`outcome-${outcome}`} x={at * STEP + (STEP - WIDTH) / 2} y={y} width={WIDTH} height={height} />
            ))}
          </g>
        ))}
      </svg>
      <p class="chart-ends">
        <span>{bars[0] ? when(bars[0].startsAt) : ''}</span>
        <span>{bars.length > 1 ? when(bars.at(-1)?.startsAt ?? 0) : ''}</span>
      </p>
    </figure>
  );
}

function stacked({ parts }: OutcomeBar, most: number) {
  let below = HEIGHT;
  return OUTCOMES.flatMap((outcome) => {
    const count = parts.find((part) => part.outcome === outcome)?.count ?? 0;
    const height = (count / most) * HEIGHT;
    below -= height;
    return count === 0 ? [] : [{ outcome, y: below, height }];
  });
}
