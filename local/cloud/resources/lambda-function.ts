import { statSync } from 'node:fs';
import { type Account, arnOf } from '../account.ts';
import { TemplateError, UnsupportedError } from '../errors.ts';
import type { FunctionSpec } from '../lambda/lambda-function.ts';
import { RESERVED_NAMES } from '../lambda/reserved-variables.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType, TAGS } from './resource-type.ts';

/** `AWS::Lambda::Function`: Node.js functions whose code is a folder asset. Others may stand in the template, but nothing may use them. */
export const LAMBDA_FUNCTION: ResourceType = {
  type: 'AWS::Lambda::Function',
  honours: [
    'FunctionName',
    'Code',
    'Handler',
    'Runtime',
    'Role',
    'Environment',
    'Timeout',
    'MemorySize',
    'LoggingConfig',
    'ReservedConcurrentExecutions',
    'PackageType',
    'Layers',
  ],
  ignores: {
    ...ignoring(ENCRYPTION, 'KmsKeyArn'),
    ...ignoring('the machine is what it is', 'Architectures', 'EphemeralStorage', 'SnapStart', 'RuntimeManagementConfig'),
    ...ignoring('nothing is traced', 'TracingConfig'),
    ...ignoring('no loop is stopped', 'RecursiveLoop'),
    ...ignoring('names for people', 'Description'),
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.optionalText('FunctionName') ?? physicalName(request);
    const arn = arnOf(account, 'lambda', `function:${name}`);
    const notRun = whyNotRun(properties);
    if (notRun === null) account.functions.add(specOf(request, account, { name, arn }));
    else account.functions.addNotRun(arn, `${request.logicalId} cannot run here: ${notRun}.`);
    return { ref: name, attributes: { Arn: arn } };
  },
};

function whyNotRun(properties: Properties): string | null {
  const runtime = properties.optionalText('Runtime');
  if (runtime === null) return 'it is a container image';
  return runtime.startsWith('nodejs') ? null : `its runtime is ${runtime}`;
}

function specOf(request: ResourceRequest, account: Account, { name, arn }: { readonly name: string; readonly arn: string }): FunctionSpec {
  const properties = new Properties(request.properties);
  const logging = properties.part('LoggingConfig');
  if (properties.has('Layers')) throw new UnsupportedError('layers of a function that runs here are not supported by the local cloud');
  return {
    stackName: request.stackName,
    logicalId: request.logicalId,
    name,
    arn,
    region: account.region,
    role: account.roles.get(properties.text('Role')),
    runtime: properties.text('Runtime'),
    handler: properties.text('Handler'),
    taskRoot: taskRoot(properties.part('Code'), account),
    timeoutSeconds: properties.number('Timeout', 3),
    memoryMb: properties.number('MemorySize', 128),
    variables: variables(properties.part('Environment').part('Variables')),
    logGroup: logging.optionalText('LogGroup') ?? `/aws/lambda/${name}`,
    logFormat: logging.optionalText('LogFormat'),
    logLevel: logging.optionalText('ApplicationLogLevel'),
    concurrency: concurrency(properties, account),
  };
}

function taskRoot(code: Properties, { assets }: Account): string {
  if (!code.has('S3Key')) throw new UnsupportedError('code that is no asset is not supported by the local cloud');
  const path = assets.path(code.text('S3Key'));
  if (!statSync(path).isDirectory())
    throw new UnsupportedError('code in a zip archive is not supported by the local cloud: use a folder asset');
  return path;
}

function variables({ raw }: Properties): Record<string, string> {
  const reserved = Object.keys(raw).find((name) => RESERVED_NAMES.includes(name));
  if (reserved !== undefined) throw new TemplateError(`Lambda sets the variable ${reserved} itself`);
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, String(value)]));
}

function concurrency(properties: Properties, { sizes }: Account): number {
  const reserved = properties.number('ReservedConcurrentExecutions', sizes.environments);
  if (reserved < 1)
    throw new UnsupportedError('a function that is switched off by a reserved concurrency of 0 is not supported by the local cloud');
  return Math.min(reserved, sizes.environments);
}
