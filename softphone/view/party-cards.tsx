import type { Picture, Third } from '../call/picture.ts';
import type { CallSeen, Line } from '../call/snapshot.ts';
import { goneSentence, type Look, lineLook, lineState, thirdLook, thirdName, thirdState } from './party-words.ts';
import { Shape } from './shape.tsx';
import { showNumber } from './show-number.ts';
import { texts } from './texts.ts';
import { Timer } from './timer.tsx';

/** The two sides of the agent's call: the customer, and whoever was asked in last. Their places never change. */
export function PartyCards({ drawn, now }: { readonly drawn: Picture | null; readonly now: number }) {
  return (
    <div class="cards">
      {drawn ? <CustomerCard drawn={drawn} now={now} /> : <Card look="none" name={texts.noCustomer} detail={texts.noCustomerHint} />}
      {drawn?.focus || drawn?.gone ? (
        <ConsultCard drawn={drawn} now={now} />
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

function CustomerCard({ drawn: { call, customer }, now }: { readonly drawn: Picture; readonly now: number }) {
  const line = customer ?? call.lines.find(({ role }) => role === 'customer') ?? null;
  const detail = [line?.number ? texts.customer : null, call.queueName ? texts.inQueue(call.queueName) : null].filter(Boolean).join(' ');
  const name = line?.number ? showNumber(line.number) : texts.customer;
  const look = customerLook(call, line);
  const isTalking = call.phase === 'connected';
  return (
    <Card
      look={look}
      name={name}
      word={look === 'ringing' ? texts.states.incoming : look === 'gone' || !line ? texts.states.gone : lineState(line)}
      detail={detail}
      now={now}
      {...(look === 'gone' || !line ? {} : { since: line.since })}
      {...(isTalking ? { whole: call.since } : {})}
    />
  );
}

function customerLook(call: CallSeen, line: Line | null): Look | 'ringing' {
  if (call.phase === 'ended' || call.phase === 'failed' || !line) return 'gone';
  if (call.phase === 'connected') return lineLook(line);
  return call.direction === 'inbound' ? 'ringing' : 'reaching';
}

function ConsultCard({ drawn, now }: { readonly drawn: Picture; readonly now: number }) {
  const third = drawn.focus ?? drawn.gone;
  if (!third) return null;
  const over = drawn.phase === 'wrap-up';
  const more = drawn.thirds.length > 1 && !over ? texts.moreParties(drawn.thirds.length - 1) : '';
  return (
    <Card
      look={over ? 'gone' : thirdLook(third)}
      name={thirdName(third)}
      word={over ? texts.states.gone : thirdState(third)}
      detail={drawn.focus ? more || number(third) : goneSentence(third)}
      now={now}
      {...(over || !drawn.focus ? {} : { since: third.line.since, whole: third.known.appearedAt })}
    />
  );
}

const number = ({ line, known }: Third): string => (line.number !== null && known.target?.name ? showNumber(line.number) : '');
