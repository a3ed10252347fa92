import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { flowProblems } from '../flows/check-flow.ts';
import type { FlowDocument } from '../flows/language.ts';
import { ResourceRefusedError } from './errors.ts';
import { optionalText, refuseTakenName, requiredText } from './properties.ts';
import { FLOW_TYPES, type FlowType } from './registry.ts';

/** AWS::Connect::ContactFlow: refuses what CreateContactFlow refuses, with all its problems. `Ref` is the flow's ARN. */
export const contactFlow =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const name = requiredText(properties, 'Name');
    const type = flowType(requiredText(properties, 'Type'));
    refuseTakenName(core.registry.flows.values(), name);
    const document = parse(requiredText(properties, 'Content'));
    const problems = optionalText(properties, 'State') === 'ARCHIVED' ? [] : flowProblems(document, type);
    if (problems.length > 0) throw new ResourceRefusedError('InvalidContactFlowException', `flow "${name}": ${problems.join('; ')}`);
    const id = core.newId();
    const arn = core.arns.flow(id);
    core.registry.flows.set(arn, { id, arn, name, type, document });
    return { ref: arn, attributes: { ContactFlowArn: arn } };
  };

function flowType(type: string): FlowType {
  const found = FLOW_TYPES.find((one) => one === type);
  if (!found) throw new ResourceRefusedError('InvalidParameterException', `flow type ${type} is not supported`);
  return found;
}

function parse(content: string): FlowDocument {
  try {
    return JSON.parse(content);
  } catch {
    throw new ResourceRefusedError('InvalidContactFlowException', 'the content is no JSON');
  }
}
