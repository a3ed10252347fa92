import type { ReportQuery } from '../ledger/consult-report.ts';
import type { Period } from './period.ts';
import { reportTexts as words } from './report-texts.ts';

export interface Filter {
  readonly period: Period;
  readonly kind: ReportQuery['kind'];
}

export interface FiltersProps {
  readonly filter: Filter;
  /** Today, for the fields of a chosen period. */
  readonly today: string;
  readonly problem: string | null;
  readonly onChange: (filter: Filter) => void;
  readonly onAgain: () => void;
}

const PRESETS = ['today', 'week', 'month', 'custom'] as const;
const KINDS = ['all', 'agent', 'queue', 'external'] as const;

/** What is counted. Each change reads the report anew. */
export function Filters({ filter, today, problem, onChange, onAgain }: FiltersProps) {
  const choosePreset = (preset: Period['preset']): void =>
    onChange({ ...filter, period: preset === 'custom' ? { preset, firstDay: today, lastDay: today } : { preset } });
  return (
    <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{words.period}</legend>
        {PRESETS.map((preset) => (
          <label key={preset}>
            <input type="radio" name="period" checked={filter.period.preset === preset} onChange={() => choosePreset(preset)} />
            {words.presets[preset]}
          </label>
        ))}
        {filter.period.preset === 'custom' ? <Days filter={filter} period={filter.period} onChange={onChange} problem={problem} /> : null}
      </fieldset>
      <label class="filter-kind">
        {words.kind}
        <select value={filter.kind} onChange={(event) => onChange({ ...filter, kind: event.currentTarget.value as Filter['kind'] })}>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={onAgain}>
        {words.again}
      </button>
    </form>
  );
}

interface DaysProps extends Pick<FiltersProps, 'filter' | 'problem' | 'onChange'> {
  readonly period: Extract<Period, { preset: 'custom' }>;
}

function Days({ filter, period, problem, onChange }: DaysProps) {
  const day = (name: 'firstDay' | 'lastDay', label: string) => (
    <label>
      {label}
      <input
        type="date"
        value={period[name]}
        aria-invalid={problem !== null}
        aria-describedby="period-problem"
        onChange={(event) => onChange({ ...filter, period: { ...period, [name]: event.currentTarget.value } })}
      />
    </label>
  );
  return (
    <>
      {day('firstDay', words.from)}
      {day('lastDay', words.to)}
      <span id="period-problem" class="field-problem" role="alert">
        {problem ?? ''}
      </span>
    </>
  );
}
