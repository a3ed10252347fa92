import type { CallState } from '../call/call-state.ts';
import type { Command } from '../call/command.ts';
import { availabilityOf } from '../call/commands-for.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { texts } from './texts.ts';

/** Which question stands open before the agent. */
export type OpenDialog =
  | { readonly ask: 'whom' | 'leave-or-end' | 'keys' | 'history' }
  | { readonly ask: 'drop-customer'; readonly connectionId: string }
  | null;
export type Question = NonNullable<OpenDialog>['ask'];

export interface EndChoicesProps {
  readonly state: CallState;
  readonly now: number;
  readonly dialog: OpenDialog;
  readonly onPress: (command: Command) => void;
  readonly onClose: (which: Question) => void;
}

/** The questions before a line ends. Each closes by itself when the call has moved on and it no longer makes sense. */
export function EndChoices({ state, now, dialog, onPress, onClose }: EndChoicesProps) {
  const hangUp = availabilityOf(state, { name: 'Hang up' }, now);
  const asksHow = dialog?.ask === 'leave-or-end' && hangUp.can && hangUp.asks !== undefined;
  const drop: Command | null = dialog?.ask === 'drop-customer' ? { name: 'Drop', connectionId: dialog.connectionId } : null;
  const can = (command: Command) => availabilityOf(state, command, now).can;
  const choice = (command: Command, explains: string, ends: boolean) => ({
    name: texts.commands[command.name],
    explains,
    ends,
    onChoose: () => onPress(command),
  });
  return (
    <>
      <ChoiceDialog
        open={asksHow}
        title={texts.hangUp.title}
        keep={texts.hangUp.keep}
        choices={[
          ...(can({ name: 'Leave' }) ? [choice({ name: 'Leave' }, texts.hangUp.leave, false)] : []),
          ...(can({ name: 'End for all' }) ? [choice({ name: 'End for all' }, texts.hangUp.end, true)] : []),
        ]}
        onClose={() => onClose('leave-or-end')}
      />
      <ChoiceDialog
        open={drop !== null && can(drop)}
        title={texts.dropCustomer.title}
        keep={texts.dropCustomer.keep}
        choices={drop ? [{ ...choice(drop, texts.dropCustomer.text, true), name: texts.dropCustomer.yes }] : []}
        onClose={() => onClose('drop-customer')}
      />
    </>
  );
}
