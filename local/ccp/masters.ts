import type { ConduitRequest } from './conduit-message.ts';

/** The answer to a `master_request`; `announce` says that every port has to hear it. */
interface MasterAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly announce: boolean;
}

export interface Masters {
  /** Undefined for a method that does not exist. */
  answer(portId: string, request: ConduitRequest): MasterAnswer | undefined;
  /** A port is gone, and with it what it was master of. */
  leave(portId: string): void;
}

/** Which of an agent's open pages may ring, hold the audio, pop the login and so on: one per topic. Streams' shared worker decides it the same way. */
export function createMasters(): Masters {
  const masterOf = new Map<string, string>();

  const check = (portId: string, topic: string, take: boolean): MasterAnswer => {
    if (take && !masterOf.has(topic)) masterOf.set(topic, portId);
    const masterId = masterOf.get(topic);
    return { data: { masterId, isMaster: masterId === portId, topic }, announce: false };
  };
  const become = (portId: string, topic: string): MasterAnswer => {
    const before = masterOf.get(topic);
    const takeOver = before !== undefined && before !== portId;
    masterOf.set(topic, portId);
    return { data: { masterId: portId, takeOver, topic }, announce: takeOver };
  };
  return {
    answer(portId, { method, params }) {
      const topic = String(params.topic);
      if (method === 'checkMaster') return check(portId, topic, !params.shouldNotBecomeMasterIfNone);
      return method === 'becomeMaster' ? become(portId, topic) : undefined;
    },
    leave(portId) {
      for (const [topic, master] of masterOf) if (master === portId) masterOf.delete(topic);
    },
  };
}
