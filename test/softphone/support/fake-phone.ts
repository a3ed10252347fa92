import type { Phone } from '../../../softphone/call/phone.ts';

/** A phone that writes down what it is asked; each call stays open until it is answered by hand. */
export interface FakePhone extends Phone {
  readonly asked: string[];
  /** Accepts the oldest open call, or refuses it with the error given. */
  answer(error?: Error): Promise<void>;
}

export function fakePhone(): FakePhone {
  const asked: string[] = [];
  const open: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const ask = (text: string): Promise<void> => {
    asked.push(text);
    return new Promise((resolve, reject) => open.push({ resolve, reject }));
  };
  return {
    asked,
    async answer(error) {
      const call = open.shift();
      if (!call) throw new Error('nothing was asked');
      if (error) call.reject(error);
      else call.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
    accept: () => ask('accept'),
    decline: () => ask('decline'),
    hold: (_, id) => ask(`hold ${id}`),
    resume: (_, id) => ask(`resume ${id}`),
    consult: (_, endpoint) => ask(`consult ${endpoint.name ?? endpoint.number}`),
    drop: (_, id) => ask(`drop ${id}`),
    conference: () => ask('conference'),
    toggle: () => ask('toggle'),
    leave: () => ask('leave'),
    clear: () => ask('clear'),
    setMute: (_, id, muted) => ask(`${muted ? 'mute' : 'unmute'} ${id}`),
    endpoints: async () => [],
  };
}
