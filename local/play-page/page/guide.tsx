import type { GuideDone } from '../shapes.ts';

interface Step {
  readonly title: string;
  readonly says: string;
  readonly done: boolean;
}

/** What to try in the first minute; a step is ticked when it really happened. */
export function Guide({ done, opened }: { readonly done: GuideDone; readonly opened: boolean }) {
  const steps: readonly Step[] = [
    { title: 'Be available', says: 'Sign in to both desks. In each, open Phone and choose Available.', done: done.rang },
    { title: 'Take a call', says: "Press Call in on the customer's phone. Accept in the desk that rings.", done: done.talked },
    { title: 'Consult', says: 'Press Consult, pick the other agent, accept there. The customer hears music.', done: done.consulted },
    { title: 'Decide', says: 'Transfer: customer and colleague stay together. Or Return to the customer.', done: done.decided },
    { title: 'Look', says: 'Clear both desks and open the call below: what the product tells, what really happened.', done: opened },
  ];
  return (
    <details class="guide" open>
      <summary>Try this</summary>
      <ol>
        {steps.map(({ title, says, done: isDone }) => (
          <li key={title} class={isDone ? 'done' : ''}>
            <strong>{title}</strong>
            {isDone ? <span class="tick">done</span> : null}
            <p>{says}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
