import type { Consult } from '../../contract/schemas/consult.ts';
import { type Endpoint, outsideNumber } from '../call/endpoint.ts';

/** The other side of a consult, as one of its agents sees it: whom they asked, or who asked them. */
export const otherSide = ({ askedBy, target }: Consult, ownArn: string): Consult['target'] =>
  askedBy.agent === ownArn ? target : { kind: 'agent', id: askedBy.agent };

/**
 * How to ask somebody again: as the picker would, by the quick connect that has their name in the config (`names`, by ARN). Null when the
 * phone offers none, or nobody told who it was.
 */
export function endpointOf(
  { kind, id }: Consult['target'],
  names: Readonly<Record<string, string>>,
  offered: readonly Endpoint[],
): Endpoint | null {
  if (id === null) return null;
  if (kind === 'external') return offered.find(({ number }) => number === id) ?? outsideNumber(id);
  return offered.find((endpoint) => endpoint.kind === kind && endpoint.name !== null && endpoint.name === names[id]) ?? null;
}
