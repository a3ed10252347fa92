import { randomUUID } from 'node:crypto';
import type { ProvidedResource } from '../../ports.ts';
import { type Account, arnOf } from '../account.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';

/** A known type that does nothing here. */
export interface InertType {
  readonly why: string;
  /** What `Ref` and `Fn::GetAtt` give, where anything may ask. */
  readonly make: (request: ResourceRequest, account: Account) => ProvidedResource;
}

const named =
  (property: string, service: string, kind: string): InertType['make'] =>
  (request, account) => {
    const name = new Properties(request.properties).optionalText(property) ?? physicalName(request);
    return { ref: name, attributes: { Arn: arnOf(account, service, `${kind}${name}`) } };
  };
const bare: InertType['make'] = (request) => ({ ref: physicalName(request) });

/** Every type that may stand in a template without doing anything on a laptop. */
export const INERT_TYPES: Readonly<Record<string, InertType>> = {
  'AWS::CDK::Metadata': { why: 'tells AWS which CDK made the template', make: bare },
  'AWS::CloudWatch::Alarm': { why: 'nobody is to be woken', make: named('AlarmName', 'cloudwatch', 'alarm:') },
  'AWS::CloudWatch::CompositeAlarm': { why: 'nobody is to be woken', make: named('AlarmName', 'cloudwatch', 'alarm:') },
  'AWS::CloudWatch::Dashboard': {
    why: 'metrics are kept with each function instead',
    make: named('DashboardName', 'cloudwatch', 'dashboard/'),
  },
  'AWS::KMS::Alias': {
    why: 'nothing is encrypted, as nothing is stored beyond this process',
    make: (request) => ({ ref: new Properties(request.properties).text('AliasName') }),
  },
  'AWS::KMS::Key': { why: 'nothing is encrypted, as nothing is stored beyond this process', make: kmsKey },
  'AWS::Lambda::LayerVersion': { why: "only CDK's deployment function has layers, and its work is done here", make: layer },
  'AWS::Logs::LogGroup': { why: 'logs are kept with each function instead', make: logGroup },
  'AWS::Logs::MetricFilter': { why: 'metrics are kept with each function instead', make: bare },
  'AWS::Logs::QueryDefinition': { why: 'a saved question for people', make: bare },
  'AWS::SNS::Subscription': { why: 'nobody is to be woken', make: bare },
  'AWS::SNS::Topic': { why: 'nobody is to be woken', make: topic },
  'AWS::SNS::TopicPolicy': { why: 'nobody is to be woken', make: bare },
  'Custom::S3AutoDeleteObjects': { why: 'acts when its stack is deleted (remove-resource.ts)', make: bare },
};

function kmsKey(_: ResourceRequest, account: Account): ProvidedResource {
  const KeyId = randomUUID();
  return { ref: KeyId, attributes: { Arn: arnOf(account, 'kms', `key/${KeyId}`), KeyId } };
}

function layer(request: ResourceRequest, account: Account): ProvidedResource {
  const ref = arnOf(account, 'lambda', `layer:${physicalName(request)}:1`);
  return { ref, attributes: { LayerVersionArn: ref } };
}

function logGroup(request: ResourceRequest, account: Account): ProvidedResource {
  const name = new Properties(request.properties).optionalText('LogGroupName') ?? physicalName(request, 512);
  return { ref: name, attributes: { Arn: arnOf(account, 'logs', `log-group:${name}:*`) } };
}

function topic(request: ResourceRequest, account: Account): ProvidedResource {
  const TopicName = new Properties(request.properties).optionalText('TopicName') ?? physicalName(request, 256);
  const ref = arnOf(account, 'sns', TopicName);
  return { ref, attributes: { TopicArn: ref, TopicName } };
}
