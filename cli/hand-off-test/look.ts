import { type ConnectClient, DescribeContactFlowCommand } from '@aws-sdk/client-connect';
import { keysIn, messageSignature } from '../../domain/hand-off/message-signature.ts';
import { type HandOffs, readHandOffs } from '../../lambdas/store/hand-off.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';

/** What was found out at one step, and where it is put right; null where nothing is wrong. Holds no word of a caller. */
export interface Step {
  readonly step: string;
  readonly saw: string;
  readonly fix: string | null;
}

/** The deployment and the AI agent that are meant. */
export interface HandOffTest {
  readonly outputs: ReadonlyMap<string, string>;
  /** Its place in `aiAgents` of the config, from 1. */
  readonly place: number;
  /** A contact of a test call that the flow has passed to it; null to look at the set-up alone. */
  readonly contactId: string | null;
  /** Hands something over with that contact. */
  readonly sends: boolean;
  readonly connect: Pick<ConnectClient, 'send'>;
  readonly readSecret: (arn: string) => Promise<string>;
  readonly fetch: typeof fetch;
  readonly ledger: Ledger;
  readonly newId: () => string;
  readonly nowMs: () => number;
}

/**
 * Looks at the set-up of an AI agent step by step, and ends with the first that is wrong, for the others stand on it.
 * @throws what the SDK throws
 */
export async function lookAtHandOffs(test: HandOffTest): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const look of [deployed, hasSecret, hasFlow, takesSignature, refusesUnsigned, ...(test.contactId === null ? [] : OF_A_CALL)]) {
    const step = await look(test);
    if (step) steps.push(step);
    if (step?.fix) break;
  }
  return steps;
}

type Look = (test: HandOffTest) => Promise<Step | null>;

const good = (step: string, saw: string): Step => ({ step, saw, fix: null });

const secretArn = ({ outputs, place }: HandOffTest): string => outputs.get(`AiAgentSecret${place}`) ?? '';
const flowArn = ({ outputs, place }: HandOffTest): string => outputs.get(`AiAgentFlow${place}`) ?? '';

const deployed: Look = async (test) => {
  const step = 'deployed';
  const missing = [...(flowArn(test) ? [] : ['its flow']), ...(secretArn(test) ? [] : ['its secret'])];
  if (missing.length === 0) return good(step, `The stacks have flow and secret of AI agent ${test.place}.`);
  return {
    step,
    saw: `The stacks do not have ${missing.join(' and ')}.`,
    fix: 'Add it to aiAgents of the config and deploy; name the connect and the desk stack.',
  };
};

const hasSecret: Look = async (test) => {
  const step = 'secret';
  const keys = keysIn(await test.readSecret(secretArn(test)));
  if (keys.length > 0) return good(step, keys.length === 1 ? 'It holds one key.' : `It holds ${keys.length} keys.`);
  return {
    step,
    saw: 'It holds no key of 24 bytes or more in base64.',
    fix: 'Write the secret that the AI agent signs by into Secrets Manager.',
  };
};

const hasFlow: Look = async (test) => {
  const step = 'flow';
  const [InstanceId, ContactFlowId] = flowArn(test).split(':instance/').at(-1)?.split('/contact-flow/') ?? [];
  const { ContactFlow } = await test.connect.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }));
  const saw = `${ContactFlow?.Name}: ${ContactFlow?.State}, ${ContactFlow?.Status}.`;
  if (ContactFlow?.State === 'ACTIVE') return good(step, `${saw} Whether a number leads to it, see in the console under Phone numbers.`);
  return { step, saw, fix: 'Activate the flow in the console, or deploy the connect stack again.' };
};

const takesSignature: Look = async (test) => {
  const step = 'credentials';
  const id = `handoff-test-${test.newId()}`;
  const answer = await post(test, { sessionId: id, contactId: id, occurredAt: new Date(test.nowMs()).toISOString() });
  if (answer.code === 'not-passed') return good(step, 'The API takes the signature, and nothing for a contact that was passed to nobody.');
  const fix =
    answer.code === 'bad-signature'
      ? "Compare this computer's clock with the time. A secret that was just changed is read within five minutes."
      : 'Look at --desk, and at the log of post-hand-off.';
  return { step, saw: `The API answered ${answer.status} ${answer.code}.`, fix };
};

const refusesUnsigned: Look = async (test) => {
  const step = 'unsigned';
  const { status } = await test.fetch(urlOf(test), { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  if (status === 401) return good(step, 'The API refuses what is not signed.');
  return {
    step,
    saw: `The API answered ${status} to a post without a signature.`,
    fix: 'Look at what is in front of the API, and at its route POST /api/handoffs.',
  };
};

const handOffsOf = async ({ ledger, contactId, nowMs }: HandOffTest): Promise<HandOffs | undefined> =>
  (await readHandOffs(ledger, [contactId ?? ''], nowMs()))[0];

const passed: Look = async (test) => {
  const step = 'passed';
  const names = Object.keys((await handOffsOf(test))?.passes ?? {});
  if (names.length > 0) return good(step, `The flow passed the call to ${names.join(', ')}.`);
  return {
    step,
    saw: 'No flow has passed this contact on.',
    fix: 'Put the flow on a number of the instance, call it, and name the contact of that call.',
  };
};

const sent: Look = async (test) => {
  if (!test.sends) return null;
  const step = 'sent';
  const occurredAt = new Date(test.nowMs()).toISOString();
  const transcript = [{ role: 'ai', text: 'This is a test hand-off.', offsetMs: 0 }];
  const answer = await post(test, {
    sessionId: 'handoff-test',
    contactId: test.contactId,
    occurredAt,
    reason: 'Test',
    summary: 'A test.',
    transcript,
  });
  if (answer.status === 200) return good(step, 'A test hand-off was taken.');
  return {
    step,
    saw: `The API answered ${answer.status} ${answer.code}.`,
    fix: 'Name a contact that was passed to this AI agent within the last days.',
  };
};

const arrived: Look = async (test) => {
  const step = 'arrived';
  const sessions = Object.values((await handOffsOf(test))?.sessions ?? {});
  const wanting = sessions.flatMap(({ reason, transcript }) => [
    ...(reason ? [] : ['a reason']),
    ...(transcript?.length ? [] : ['a transcript']),
  ]);
  if (sessions.length === 0)
    return {
      step,
      saw: 'Nothing was handed over with this contact.',
      fix: 'Have the AI agent post before it hangs up, or send a test with --send.',
    };
  if (wanting.length === 0) return good(step, `${sessions.length} with session id, reason and transcript.`);
  const missing = [...new Set(wanting)].join(' and ');
  return {
    step,
    saw: `What arrived lacks ${missing}.`,
    fix: `Have the AI agent post ${missing}; a later post of the session completes the first.`,
  };
};

const OF_A_CALL: readonly Look[] = [passed, sent, arrived];

const urlOf = ({ outputs }: HandOffTest): string => new URL('/api/handoffs', outputs.get('DeskUrl')).href;

/** Signs and sends. */
async function post(test: HandOffTest, content: object): Promise<{ readonly status: number; readonly code: string }> {
  const [id, timestamp, body] = [test.newId(), String(Math.floor(test.nowMs() / 1000)), JSON.stringify(content)];
  const [key = Buffer.alloc(0)] = keysIn(await test.readSecret(secretArn(test)));
  const signature = `v1,${messageSignature(key, { id, timestamp, body })}`;
  const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const answer = await test.fetch(urlOf(test), { method: 'POST', headers, body });
  const said: unknown = await answer.json().catch(() => null);
  return { status: answer.status, code: String(Object(said).code ?? '') };
}
