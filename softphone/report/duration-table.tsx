import type { ReportTime } from '../../contract/schemas/report.ts';
import { formatDuration } from '../view/format-duration.ts';
import { type Bin, durationBins } from './duration-bins.ts';
import { reportTexts as words } from './report-texts.ts';

const WIDTH = 100;

/** How long asker and consulted party were on the call together: a bar for each bin, its number beside it. */
export function DurationTable({ time }: { readonly time: ReportTime }) {
  const bins = durationBins(time.distribution);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return (
    <table class="durations">
      <caption>{words.durations}</caption>
      <thead>
        <tr>
          <th scope="col">{words.duration}</th>
          <th scope="col">{words.count}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.fromMs} class={bin.count === 0 ? 'no-consults' : ''}>
            <th scope="row">{binName(bin)}</th>
            <td>{bin.count}</td>
            <td class="bar">
              <svg viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
                <rect width={(bin.count / most) * WIDTH} height="10" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const binName = ({ fromMs, toMs }: Bin): string =>
  toMs === null ? words.longerThan(formatDuration(fromMs)) : words.fromTo(formatDuration(fromMs), formatDuration(toMs));
