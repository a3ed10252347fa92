import { StartChatContactCommand } from '@aws-sdk/client-connect';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientFor } from './api-client.ts';
import { CONSULT } from './chat-stage.ts';
import { createStage, provide, type Stage } from './stage.ts';

interface Writer {
  readonly chat: number;
  write(): void;
}

const WORD = 'word of chat ';

/** A customer's side, or an asker's, over the service itself. */
function customerOf(
  stage: Stage,
  { chat, token, hear }: { readonly chat: number; readonly token: string; hear(text: string): void },
): Writer {
  const service = stage.connect.participants((socket) => socket);
  const post = (path: string, bearer: string, body: object) => service.call({ path, bearer, body: JSON.stringify(body) });
  const { Websocket, ConnectionCredentials } = JSON.parse(
    post('/participant/connection', token, { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }).body,
  );
  const socket = service.open(Websocket.Url, (frame) => {
    const { topic, content } = JSON.parse(frame);
    if (topic === 'aws/chat') hear(String(JSON.parse(content).Content ?? ''));
  });
  socket?.receive('{"topic":"aws/subscribe","content":{"topics":["aws/chat"]}}');
  const said = { ContentType: 'text/plain', Content: `${WORD}${chat}` };
  return { chat, write: () => void post('/participant/message', ConnectionCredentials.ConnectionToken, said) };
}

const LOGINS = ['alice', 'bob', 'carol'];
const METHODS = { accepts: 'acceptContact', rejects: 'rejectContact', leaves: 'destroyConnection', clears: 'clearContact' } as const;

interface Begins {
  readonly does: 'starts' | 'asks';
  readonly agent: number;
}
interface Acts {
  readonly does: keyof typeof METHODS;
  readonly agent: number;
  readonly contact: number;
}
interface Writes {
  readonly does: 'writes';
  readonly who: number;
}

const agent = fc.nat(LOGINS.length - 1);
const move: fc.Arbitrary<Begins | Acts | Writes> = fc.oneof(
  fc.record({ does: fc.constantFrom('starts' as const, 'asks' as const), agent }),
  fc.record({ does: fc.constantFrom(...(['accepts', 'accepts', 'rejects', 'leaves', 'clears'] as const)), agent, contact: fc.nat(2) }),
  fc.record({ does: fc.constant('writes' as const), who: fc.nat(9) }),
);

/** Chats of three agents on one stage: who heard what, and on whose desk each chat ever was. */
async function chatsOfChance(stage: Stage) {
  const client = clientFor(stage.connect.service);
  const ContactFlowId = await provide(stage.connect, 'ContactFlow', {
    Name: 'ask',
    Type: 'CONTACT_FLOW',
    Content: JSON.stringify(CONSULT),
  });
  const heard: { readonly who: string; readonly chat: number }[] = [];
  const chatOf = new Map<string, number>();
  const wasOn = new Set<string>();
  const writers: Writer[] = [];
  const hearsAs = (who: string) => (text: string) => {
    if (text.startsWith(WORD)) heard.push({ who, chat: Number(text.slice(WORD.length)) });
  };
  await stage.available(...LOGINS);
  for (const login of LOGINS) stage.port(login).onChatItem(({ Content }) => hearsAs(login)(String(Content ?? '')));

  const begin = async ({ does, agent: index }: Begins) => {
    const about =
      does === 'asks'
        ? stage
            .port(LOGINS[index] ?? '')
            .snapshot()
            .contacts.at(0)?.contactId
        : undefined;
    const target = LOGINS[does === 'asks' ? (index + 1) % LOGINS.length : index] ?? '';
    const chat = chatOf.size;
    const { ContactId = '', ParticipantToken = '' } = await client.send(
      new StartChatContactCommand({
        InstanceId: stage.connect.instanceArn,
        ContactFlowId,
        ParticipantDetails: { DisplayName: `customer ${chat}` },
        Attributes: { consultTarget: target },
        ...(about !== undefined && { RelatedContactId: about }),
      }),
    );
    chatOf.set(ContactId, chat);
    wasOn.add(`customer ${chat} ${chat}`);
    writers.push(customerOf(stage, { chat, token: ParticipantToken, hear: hearsAs(`customer ${chat}`) }));
  };
  const command = async ({ does, agent: index, contact: which }: Acts) => {
    const port = stage.port(LOGINS[index] ?? '');
    const { contacts } = port.snapshot();
    const contact = contacts[which % Math.max(1, contacts.length)];
    const connectionId = contact?.connections.find(({ type }) => type === 'agent')?.connectionId;
    // What cannot be done now is refused, and changes nothing.
    await port.request(METHODS[does], { contactId: contact?.contactId, connectionId }).catch(() => {});
  };
  const note = () => {
    for (const login of LOGINS)
      for (const { initialContactId } of stage.port(login).snapshot().contacts)
        wasOn.add(`${login} ${chatOf.get(String(initialContactId))}`);
  };
  return {
    heard,
    mayHear: ({ who, chat }: { readonly who: string; readonly chat: number }) => wasOn.has(`${who} ${chat}`),
    play: async (made: Begins | Acts | Writes) => {
      if (made.does === 'writes') writers[made.who % Math.max(1, writers.length)]?.write();
      else if ('contact' in made) await command(made);
      else await begin(made);
      await stage.pass(500);
      note();
    },
  };
}

test('in chats of chance nobody ever gets a word of a chat they are not in', async () => {
  let heardByAgents = 0;
  const check = async (moves: readonly (Begins | Acts | Writes)[]) => {
    const chats = await chatsOfChance(await createStage());
    for (const made of moves) await chats.play(made);
    expect(chats.heard.filter((one) => !chats.mayHear(one))).toEqual([]);
    heardByAgents += chats.heard.filter(({ who }) => LOGINS.includes(who)).length;
  };
  await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 40 }), check), { numRuns: 60 });
  expect(heardByAgents).toBeGreaterThan(0);
});
