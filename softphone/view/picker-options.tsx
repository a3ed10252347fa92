import { useEffect, useRef } from 'preact/hooks';
import type { TargetKind } from '../../domain/consult.ts';
import type { Endpoint } from '../call/endpoint.ts';
import { showNumber } from './show-number.ts';
import { texts } from './texts.ts';

const { picker } = texts;

const GROUPS: readonly (readonly [TargetKind, string])[] = [
  ['agent', picker.agents],
  ['queue', picker.teams],
  ['external', picker.outside],
];
const HINTS: Readonly<Record<TargetKind, string>> = { agent: picker.agentHint, queue: picker.teamHint, external: picker.costs };

export interface PickerOptionsProps {
  readonly id: string;
  /** In the order they are shown. */
  readonly found: readonly Endpoint[];
  readonly active: number;
  readonly onChoose: (endpoint: Endpoint) => void;
}

/** The list below the field, grouped by kind; the field keeps the focus. */
export function PickerOptions({ id, found, active, onChoose }: PickerOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [active, found.length]);
  return (
    <div class="options" id={id} role="listbox" aria-label={picker.results} ref={list}>
      {GROUPS.map(([kind, name]) => {
        const members = found.flatMap((endpoint, index) => (endpoint.kind === kind ? [{ endpoint, index }] : []));
        return members.length === 0 ? null : (
          // biome-ignore lint/a11y/useSemanticElements: a listbox takes groups of options, not fieldsets.
          <div role="group" aria-label={name} key={kind}>
            <p class="option-group" aria-hidden="true">
              {name}
            </p>
            {members.map(({ endpoint, index }) => (
              <Option key={index} {...{ endpoint, id: `${id}-${index}`, selected: index === active, onChoose }} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

interface OptionProps {
  readonly endpoint: Endpoint;
  readonly id: string;
  readonly selected: boolean;
  readonly onChoose: (endpoint: Endpoint) => void;
}

function Option({ endpoint, id, selected, onChoose }: OptionProps) {
  const { name, number, kind } = endpoint;
  return (
    // The field has the keyboard; a click is for the mouse alone.
    <div
      role="option"
      id={id}
      class="option"
      aria-selected={selected}
      tabIndex={-1}
      onClick={() => onChoose(endpoint)}
      onKeyDown={() => {}}
    >
      <span class="option-name">{name ?? (number === null ? texts.unknownNumber : showNumber(number))}</span>
      <span class="option-hint">
        {[name !== null && number !== null ? showNumber(number) : null, HINTS[kind]].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
}
