import type { Settings } from '../../contract/schemas/me.ts';
import type { Config } from '../config/schema.ts';

/** What the config says of calls, as the desk needs it. */
export const aboutCalls = ({ context, crm, aiAgents, dispositions, outsideNumbers, queues }: Config): Settings => ({
  context: { attributes: context.attributes, caseUrl: context.caseUrl ?? null },
  dispositions: dispositions.map(({ queue, required, codes }) => ({
    queue: { arn: queues.find(({ name }) => name === queue)?.arn ?? null, name: queue },
    required,
    codes,
  })),
  crm: crm ? { mediaAddresses: crm.mediaAddresses, callIdAttribute: crm.callIdAttribute ?? null } : null,
  outsideNumbers: outsideNumbers?.mode ?? null,
  handOffs: aiAgents.length > 0,
});
