import { type JsonObject, jsonSchemas } from './json-schemas.ts';
import { FROM_DESK, TO_DESK } from './socket.ts';
import { SOCKET_PROTOCOL, TICKET_PREFIX } from './socket-names.ts';

const refOf = (...path: readonly string[]): JsonObject => ({ $ref: `#/${path.join('/')}` });
const messageRef = (type: string): JsonObject => refOf('channels', 'socket', 'messages', type);

/** Answers to a message of a desk, whatever it is. */
const ALWAYS = ['not-understood', 'too-many', 'failed', 'ended'];

/** The socket as an AsyncAPI document (AsyncAPI Specification 3.0.0), as the desk's application sees it: `docs/asyncapi.json` holds this value. */
export function asyncApi(): JsonObject {
  const schemas = jsonSchemas();
  const sent = Object.entries(FROM_DESK).map(([type, { summary }]) => [type, { summary, payload: ofType(type) }] as const);
  const heard = Object.entries(TO_DESK).map(
    ([type, { schema, summary }]) => [type, { summary, payload: schemas.of(schema, 'output') }] as const,
  );
  const answers = new Set<string>([...Object.values(FROM_DESK).flatMap((message) => message.answers), ...ALWAYS]);
  const news = Object.keys(TO_DESK).filter((type) => !answers.has(type));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Consult Call for Amazon Connect: the socket of a desk',
      version: '0.1.0',
      description: `Opened with two subprotocols: \`${SOCKET_PROTOCOL}\`, and \`${TICKET_PREFIX}\` followed by a ticket of \`POST /api/socket-tickets\`.`,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      desk: { host: '{address}', protocol: 'wss', pathname: '/ws', variables: { address: { description: 'The address of the desk' } } },
    },
    channels: { socket: { address: '/ws', messages: Object.fromEntries([...sent, ...heard]) } },
    operations: {
      ...Object.fromEntries(Object.entries(FROM_DESK).map(([type, { answers: own }]) => [type, asked(type, own)])),
      news: {
        action: 'receive',
        channel: refOf('channels', 'socket'),
        messages: news.map(messageRef),
        summary: 'What a desk did not ask for.',
      },
    },
    components: { schemas: { ...schemas.named } },
  };
}

const ofType = (type: string): JsonObject => ({ type: 'object', properties: { type: { const: type } }, required: ['type'] });

const asked = (type: string, answers: readonly string[]): JsonObject => ({
  action: 'send',
  channel: refOf('channels', 'socket'),
  messages: [messageRef(type)],
  reply: { channel: refOf('channels', 'socket'), messages: [...answers, ...ALWAYS].map(messageRef) },
});
