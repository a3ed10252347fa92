import { useEffect, useState } from 'preact/hooks';
import { picture as draw } from '../call/call-state.ts';
import type { Command, CommandName, RowCommandName } from '../call/command.ts';
import { availabilityOf, commandsFor } from '../call/commands-for.ts';
import type { Endpoint } from '../call/endpoint.ts';
import { mirroredNote } from '../call/note.ts';
import { withRecent } from '../directory/personal-book.ts';
import { CommandBar } from './command-bar.tsx';
import { ContextPanel } from './context-panel.tsx';
import { CopyText } from './copy-text.tsx';
import type { DeskProps } from './desk-props.ts';
import { EndChoices, type OpenDialog, type Question } from './end-choices.tsx';
import { HandOffPanel } from './hand-off-panel.tsx';
import { HeadlineLine } from './headline-line.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { KeySheet } from './key-sheet.tsx';
import { LegTree } from './leg-tree.tsx';
import { NotePanel } from './note-panel.tsx';
import { Notices } from './notices.tsx';
import { OwedPanel } from './owed-panel.tsx';
import { Panel } from './panel.tsx';
import { PartyCards } from './party-cards.tsx';
import { PartyList } from './party-list.tsx';
import { PhoneFrame } from './phone-frame.tsx';
import { ConsultPicker } from './picker/consult-picker.tsx';
import { ProblemLine } from './problem-line.tsx';
import { commandOfKey, HISTORY_KEY } from './shortcuts.ts';
import { stateWords } from './state-words.ts';
import { texts } from './texts.ts';
import { TopBar } from './top-bar.tsx';
import { treeNames } from './tree-names.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { WrapUpPanel } from './wrap-up-panel.tsx';

const failed = texts.panelFailed;

/** The whole desk: phone, call, and who is on it. */
export function DeskPage(props: DeskProps) {
  const { state, now, directory, history, book, home, tree, written, actions } = props;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [phoneShown, showPhone] = useState(false);
  const drawn = draw(state);
  const names = () => treeNames(state, tree?.names);
  const of = [state.call?.contactId, drawn?.phase].join(' ');
  const mayConsult = availabilityOf(state, { name: 'Consult', endpoint: NOBODY }, now);
  const look = (ask: 'whom' | 'history'): void => {
    actions.openDirectory();
    if (ask === 'history') actions.readHistory();
    setDialog({ ask });
  };
  // A dialog tells that it has closed a moment later: another one may be open by then.
  const closed = (ask: Question): void => {
    const open = dialog?.ask === ask ? null : dialog;
    setDialog(open);
    if (looks(ask) && !looks(open?.ask)) actions.closeDirectory();
  };
  const onAsk = (endpoint: Endpoint): void => {
    setDialog(null);
    actions.changeBook((known) => withRecent(known, endpoint, now));
    actions.press({ name: 'Consult', endpoint });
  };
  const give = (command: Command): void => {
    const availability = availabilityOf(state, command, now);
    if (availability.can && availability.asks) setDialog({ ask: 'leave-or-end' });
    else actions.press(command);
  };
  const onPress = (name: CommandName): void => {
    if (name !== 'Consult') give({ name } as Command);
    else if (mayConsult.can) look('whom');
    else actions.press({ name, endpoint: NOBODY });
  };
  useEffect(() => {
    if (props.pickerAsked > 0 && mayConsult.can) look('whom');
  }, [props.pickerAsked]);
  useShortcuts((key) => {
    if (book.shortcutsOff) return false;
    const name = commandOfKey(key, drawn?.phase ?? null, commandsFor(state, now));
    if (key === '?') setDialog({ ask: 'keys' });
    else if (key.toLowerCase() === HISTORY_KEY && state.agent) look('history');
    else if (name !== null) onPress(name);
    else return false;
    return true;
  });
  const onRowPress = (name: RowCommandName, connectionId: string): void => {
    const command: Command = { name, connectionId };
    const endsCustomer = name === 'Drop' && drawn?.customer?.connectionId === connectionId;
    if (endsCustomer && availabilityOf(state, command, now).can) setDialog({ ask: 'drop-customer', connectionId });
    else actions.press(command);
  };
  return (
    <div class={`desk ${phoneShown ? 'phone-shown' : ''}`}>
      <Panel name={failed.topBar} of={of}>
        {() => (
          <TopBar
            login={props.login}
            {...(state.agent ? { agent: `${state.agent.name} · ${stateWords(state.agent)}` } : {})}
            link={{ href: 'report/', name: texts.account.report }}
            opens={[
              ...(state.agent ? [{ name: texts.history.open, onOpen: () => look('history') }] : []),
              { name: texts.keys.open, onOpen: () => setDialog({ ask: 'keys' }) },
            ]}
            onSignOut={actions.signOut}
          />
        )}
      </Panel>
      <main class="columns">
        <section class="phone" aria-label={texts.phone}>
          <button type="button" class="phone-fold" aria-expanded={phoneShown} onClick={() => showPhone(!phoneShown)}>
            {texts.phone}
          </button>
          <PhoneFrame />
        </section>
        <section class="stage" aria-label={texts.groups.call}>
          <Panel name={failed.headline} of={of}>
            {() => <HeadlineLine state={state} now={now} />}
          </Panel>
          <Panel name={failed.parties} of={of}>
            {() => <PartyCards drawn={drawn} now={now} />}
          </Panel>
          <Panel name={failed.commands} instead={failed.usePhone} of={of}>
            {() => <CommandBar state={state} now={now} hasShortcuts={!book.shortcutsOff} onPress={onPress} />}
          </Panel>
          <Panel name={failed.handOff} of={of}>
            {() => (
              <HandOffPanel
                handOffs={props.handOffs}
                phase={drawn?.phase ?? null}
                draft={written.mayWrite && written.note ? written.note.draft : null}
                onNote={(text) => {
                  for (const [field, said] of Object.entries(text)) actions.written.note.type(field as keyof typeof text, said);
                }}
              />
            )}
          </Panel>
          <Panel name={texts.wrapUp.title} of={of}>
            {() => (written.asks ? <WrapUpPanel asks={written.asks} said={written.said} onSay={actions.written.say} /> : null)}
          </Panel>
          <Panel name={texts.wrapUp.owed.title} of={of}>
            {() =>
              written.owed === null ? null : (
                <OwedPanel
                  key={written.owed.contactId}
                  owed={written.owed}
                  onSay={(what) => written.owed && actions.written.sayOwed(written.owed.contactId, what)}
                  onDone={() => written.owed && actions.written.closeOwed(written.owed.contactId)}
                />
              )
            }
          </Panel>
          <Panel name={texts.note.title} of={of}>
            {() => (
              <NotePanel
                note={written.note}
                mayWrite={written.mayWrite}
                mirrored={mirroredNote(state.call?.attributes ?? {})}
                me={state.agent?.arn ?? null}
                names={names()}
                actions={actions.written.note}
              />
            )}
          </Panel>
        </section>
        <aside class="beside">
          <Panel name={texts.context.title} of={of}>
            {() => <ContextPanel call={state.call} context={props.context} />}
          </Panel>
          <Panel name={texts.onThisCall} of={of}>
            {() => <PartyList state={state} now={now} onPress={onRowPress} />}
          </Panel>
          <Panel name={texts.soFar} of={of}>
            {() => <LegTree tree={tree} names={names()} />}
          </Panel>
          <Panel name={failed.contactId} of={of}>
            {() => (state.call ? <CopyText key={state.call.contactId} text={state.call.contactId} name={texts.copyContactId} /> : null)}
          </Panel>
        </aside>
      </main>
      <section class="messages" aria-label={texts.notices}>
        <Panel name={failed.messages} of={of}>
          {() => <Notices {...props} />}
        </Panel>
        <Panel name={failed.problem} of={of}>
          {() => <ProblemLine problem={state.problem} onRetry={({ command }) => actions.press(command)} onDismiss={actions.dismiss} />}
        </Panel>
      </section>
      <Panel name={texts.picker.title} of={of}>
        {() => (
          <ConsultPicker
            open={dialog?.ask === 'whom' && mayConsult.can}
            {...{ directory, book, home, nowMs: now }}
            ownArn={state.agent?.arn ?? null}
            onChoose={onAsk}
            onBook={actions.changeBook}
            onRetry={actions.openDirectory}
            onClose={() => closed('whom')}
          />
        )}
      </Panel>
      <Panel name={texts.history.title} of={of}>
        {() => (
          <HistoryDialog
            open={dialog?.ask === 'history'}
            {...{ history, directory, mayConsult, onAsk }}
            ownArn={state.agent?.arn ?? ''}
            onRetry={actions.readHistory}
            onClose={() => closed('history')}
          />
        )}
      </Panel>
      <Panel name={texts.keys.title} of={of}>
        {() => (
          <KeySheet
            open={dialog?.ask === 'keys'}
            shortcutsOff={book.shortcutsOff}
            onShortcutsOff={(shortcutsOff) => actions.changeBook((known) => ({ ...known, shortcutsOff }))}
            onClose={() => closed('keys')}
          />
        )}
      </Panel>
      <Panel name={failed.endings} of={of}>
        {() => <EndChoices state={state} now={now} dialog={dialog} onPress={actions.press} onClose={closed} />}
      </Panel>
    </div>
  );
}

/** These show who can be asked. */
const looks = (ask: Question | undefined): boolean => ask === 'whom' || ask === 'history';

/** Stands for whoever will be chosen: whether somebody may be asked does not depend on whom. */
const NOBODY = { kind: 'agent', arn: null, name: null, number: null } as const;
