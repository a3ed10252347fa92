import { fateOf } from '../call/fate.ts';
import { isLed } from '../call/parties.ts';
import type { Picture, Third } from '../call/picture.ts';
import { type CallSeen, isCalledBack, type Line } from '../call/snapshot.ts';
import { showNumber } from '../directory/phone-number.ts';
import { namesOf } from './company.ts';
import { customerName, type Look, lineLook, lineState, placeWords, sinceFor, thirdLook, thirdName, thirdState } from './party-words.ts';
import { Shape } from './shape.tsx';
import { texts } from './texts.ts';
import { Timer } from './timer.tsx';

/** The two sides of the agent's call: the customer, and whoever was asked in last. Their places never change. */
export function PartyCards({ drawn, now }: { readonly drawn: Picture | null; readonly now: number }) {
  return (
    <div class="cards">
      {drawn ? <CustomerCard drawn={drawn} now={now} /> : <Card look="none" name={texts.noCustomer} detail={texts.noCustomerHint} />}
      {drawn?.focus || drawn?.gone ? (
        <ConsultCard drawn={drawn} now={now} />
      ) : drawn && isLed(drawn) && drawn.phase !== 'wrap-up' ? (
        <Card look="none" name={drawn.memory.askedBy?.name ?? texts.aColleague} detail={texts.askedYouIn} />
      ) : (
        <Card look="none" name={texts.nobodyAsked} detail={texts.nobodyAskedHint} />
      )}
    </div>
  );
}

interface CardProps {
  readonly look: Look | 'ringing' | 'none';
  readonly name: string;
  readonly word?: string;
  readonly detail: string;
  /** How long they have been in this state. */
  readonly since?: number;
  /** How long the whole has lasted. */
  readonly whole?: number;
  readonly now?: number;
}

function Card({ look, name, word, detail, since, whole, now = 0 }: CardProps) {
  return (
    <div class={`card card-${look}`}>
      <p class="card-head">
        <Shape look={look} />
        <span class="card-name">{name}</span>
        {whole === undefined ? null : <Timer since={whole} now={now} />}
      </p>
      <p class="card-state">
        {word === undefined ? null : <span class={`word word-${look}`}>{word}</span>}
        {since === undefined ? null : <Timer since={since} now={now} />}
        <span class="detail">{detail}</span>
      </p>
    </div>
  );
}

function CustomerCard({ drawn: { call, customer, memory, phase }, drawn, now }: { readonly drawn: Picture; readonly now: number }) {
  const line = customer ?? call.lines.find(({ role }) => role === 'customer') ?? null;
  const detail = [line?.number ? texts.customer : null, call.queueName ? texts.inQueue(call.queueName) : null].filter(Boolean).join(' ');
  const look = phase === 'wrap-up' ? 'gone' : customerLook(call, customer);
  return (
    <Card
      look={look}
      name={customerName(line)}
      word={phase === 'wrap-up' ? afterCall(drawn).customer : customerWord(look, line, call)}
      detail={detail}
      now={now}
      {...(look === 'gone' || !line ? {} : { since: sinceFor(line, call) })}
      {...(call.phase === 'connected' && memory.talked ? { whole: call.since } : {})}
    />
  );
}

/** Who was asked into a call sees its customer as they are; of a callback that is offered the customer is on no line; any other call rings. */
function customerLook(call: CallSeen, customer: Line | null): CardProps['look'] {
  if (call.callback && call.phase === 'incoming') return 'none';
  if (!customer) return 'gone';
  if (call.phase === 'connected' || call.askedIn || customer.state === 'hold') return lineLook(customer);
  return call.direction === 'inbound' && !isCalledBack(call) ? 'ringing' : 'reaching';
}

function customerWord(look: CardProps['look'], line: Line | null, call: CallSeen): string {
  if (look === 'none') return texts.states.callback;
  if (look === 'ringing') return call.askedIn === null ? texts.states.ringing : texts.states.incoming;
  if (look === 'reaching' && isCalledBack(call)) return texts.states.calling;
  return look === 'gone' || !line ? texts.states.gone : lineState(line);
}

function ConsultCard({ drawn, now }: { readonly drawn: Picture; readonly now: number }) {
  const over = drawn.phase === 'wrap-up';
  const third = (over ? stayed(drawn) : null) ?? drawn.focus ?? drawn.gone;
  if (!third) return null;
  const { call } = drawn;
  const asks = drawn.phase === 'ringing';
  const more = drawn.thirds.length > 1 ? texts.moreParties(drawn.thirds.length - 1) : '';
  return (
    <Card
      look={over ? 'gone' : asks ? 'ringing' : thirdLook(third)}
      name={thirdName(third)}
      word={over ? afterCall(drawn).third : asks ? texts.states.asksYou : thirdState(third)}
      detail={over ? '' : more || placeWords(third) || numberBeside(third)}
      now={now}
      {...(over || !drawn.focus ? {} : times(third, call))}
    />
  );
}

/** How long they have been as they are, and how long they have been there at all; of whoever asks, how long they have asked. */
const times = ({ line, known }: Third, call: CallSeen): Pick<CardProps, 'since' | 'whole'> =>
  call.phase === 'connected'
    ? { since: sinceFor(line, call, known.answeredAt), whole: Math.max(known.appearedAt, call.since) }
    : { since: Math.max(line.since, call.since) };

/** Whom the customer was left with. */
function stayed(drawn: Picture): Third | null {
  const fate = fateOf(drawn);
  return 'who' in fate ? (fate.who[0] ?? null) : null;
}

/** What is known of the two after the agent's own part is over: their lines no longer tell. */
function afterCall(drawn: Picture): { readonly customer: string; readonly third: string } {
  const { withThem, hasCustomer, hadCustomer, givenTo, unconfirmed, notTaken, ended } = texts.states;
  const fate = fateOf(drawn);
  if (!('who' in fate)) return { customer: ended, third: ended };
  const names = namesOf(fate.who);
  if (fate.what === 'with-them') return { customer: withThem(names), third: hasCustomer };
  if (fate.what === 'taken-over') return { customer: givenTo(names), third: hadCustomer };
  return { customer: givenTo(names), third: fate.what === 'not-taken' ? notTaken : unconfirmed };
}

const numberBeside = ({ line, known }: Third): string => (line.number !== null && known.target?.name ? showNumber(line.number) : '');
