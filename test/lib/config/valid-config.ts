const INSTANCE = 'arn:aws:connect:eu-central-1:111122223333:instance/12345678-1234-4234-8234-123456789012';
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** ARNs of things in the instance of the test config. */
export const ARNS = {
  instance: INSTANCE,
  user: (n: number) => `${INSTANCE}/agent/${uuid(n)}`,
  queue: (n: number) => `${INSTANCE}/queue/${uuid(n)}`,
  hours: (n: number) => `${INSTANCE}/operating-hours/${uuid(n)}`,
  stream: 'arn:aws:kinesis:eu-central-1:111122223333:stream/records',
  agentStream: 'arn:aws:kinesis:eu-central-1:111122223333:stream/agent-events',
  key: 'arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-4234-8234-123456789012',
  topic: 'arn:aws:sns:eu-central-1:111122223333:alarms',
};

/** A config that is right, with some of its top fields changed. */
export const config = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  instance: { arn: INSTANCE, url: 'https://acme.my.connect.aws' },
  agents: [
    { name: 'Ana', userArn: ARNS.user(1) },
    { name: 'Ben', userArn: ARNS.user(2) },
  ],
  queues: [
    { name: 'Support', arn: ARNS.queue(1) },
    { name: 'Billing', hoursArn: ARNS.hours(1) },
  ],
  externals: [{ name: 'Courier', phoneNumber: '+12065550123' }],
  ...changes,
});
