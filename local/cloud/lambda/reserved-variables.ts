/** A function's configuration as its environment variables tell it. */
export interface FunctionIdentity {
  readonly name: string;
  readonly region: string;
  readonly handler: string;
  readonly runtime: string;
  readonly memoryMb: number;
  readonly taskRoot: string;
  readonly logGroup: string;
  readonly logStream: string;
  readonly logFormat: string | null;
  readonly logLevel: string | null;
}

/** Temporary credentials, as a role's session has them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The variables Lambda sets itself (Lambda Developer Guide, "Defined runtime environment variables"), X-Ray's and the extensions' left out. */
export function reservedVariables(identity: FunctionIdentity, credentials: Credentials): Record<string, string> {
  return {
    _HANDLER: identity.handler,
    AWS_REGION: identity.region,
    AWS_DEFAULT_REGION: identity.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${identity.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: identity.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(identity.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: identity.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: identity.logStream,
    ...(identity.logFormat && { AWS_LAMBDA_LOG_FORMAT: identity.logFormat }),
    ...(identity.logLevel && { AWS_LAMBDA_LOG_LEVEL: identity.logLevel }),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    LAMBDA_TASK_ROOT: identity.taskRoot,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
  };
}

/** Names a template may not set (same source). */
export const RESERVED_NAMES: readonly string[] = [
  '_HANDLER',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];
