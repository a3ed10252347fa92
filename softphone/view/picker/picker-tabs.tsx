import { TABS, type Tab } from '../../directory/personal-book.ts';
import { texts } from '../texts.ts';

const STEPS: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => (index + 1) % TABS.length,
  ArrowLeft: (index) => (index + TABS.length - 1) % TABS.length,
  Home: () => 0,
  End: () => TABS.length - 1,
};

export interface PickerTabsProps {
  readonly tab: Tab;
  /** The id of the panel that the tabs narrow. */
  readonly panelId: string;
  readonly onTab: (tab: Tab) => void;
}

export const tabId = (panelId: string, tab: Tab): string => `${panelId}-${tab}`;

/** Narrows the list: one stop of the Tab key, arrow keys within, which choose as they go (WAI-ARIA tabs). */
export function PickerTabs({ tab, panelId, onTab }: PickerTabsProps) {
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const next = TABS[STEPS[event.key]?.(TABS.indexOf(tab)) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    onTab(next);
    document.getElementById(tabId(panelId, next))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={texts.picker.narrow} onKeyDown={onKeyDown}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={tabId(panelId, name)}
          class="tab"
          aria-selected={name === tab}
          aria-controls={panelId}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {texts.picker.tabs[name]}
        </button>
      ))}
    </div>
  );
}
