import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { approvedOrigin } from './approved-origin.ts';
import { contactFlow } from './contact-flow.ts';
import { ResourceRefusedError } from './errors.ts';
import { hoursOfOperation } from './hours-of-operation.ts';
import { instanceStorageConfig } from './instance-storage-config.ts';
import { integrationAssociation } from './integration-association.ts';
import { queue } from './queue.ts';
import { quickConnect } from './quick-connect.ts';

const PROVIDERS: Readonly<Record<string, (core: Core) => ResourceProvider>> = {
  'AWS::Connect::ApprovedOrigin': approvedOrigin,
  'AWS::Connect::ContactFlow': contactFlow,
  'AWS::Connect::HoursOfOperation': hoursOfOperation,
  'AWS::Connect::InstanceStorageConfig': instanceStorageConfig,
  'AWS::Connect::IntegrationAssociation': integrationAssociation,
  'AWS::Connect::Queue': queue,
  'AWS::Connect::QuickConnect': quickConnect,
};

/** Every resource type of the instance by its CloudFormation name; each refuses a template made for another instance. */
export const createProviders = (core: Core): Readonly<Record<string, ResourceProvider>> =>
  Object.fromEntries(Object.entries(PROVIDERS).map(([type, make]) => [type, forThisInstance(core, make(core))]));

const forThisInstance =
  (core: Core, provider: ResourceProvider): ResourceProvider =>
  async (properties, resource) => {
    const instance = properties.InstanceArn ?? properties.InstanceId;
    if (instance !== core.arns.instance) {
      throw new ResourceRefusedError(
        'ResourceNotFoundException',
        `${resource.logicalId} is for instance ${String(instance)}, this is ${core.arns.instance}`,
      );
    }
    return provider(properties, resource);
  };
