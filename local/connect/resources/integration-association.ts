import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { ResourceRefusedError } from './errors.ts';
import { requiredText } from './properties.ts';

/** AWS::Connect::IntegrationAssociation of type LAMBDA_FUNCTION: lets flows call the function. */
export const integrationAssociation =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const type = requiredText(properties, 'IntegrationType');
    const arn = requiredText(properties, 'IntegrationArn');
    if (type !== 'LAMBDA_FUNCTION')
      throw new ResourceRefusedError('InvalidParameterException', `integration type ${type} is not supported`);
    if (core.registry.functions.has(arn)) throw new ResourceRefusedError('DuplicateResourceException', `${arn} is already associated`);
    core.registry.functions.add(arn);
    const id = core.newId();
    return { ref: id, attributes: { IntegrationAssociationId: id } };
  };
