import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { AnalyticsStack } from './analytics-stack.ts';
import { instanceOf } from './config/instance.ts';
import { withIssuerOrigins } from './config/issuer-origins.ts';
import { loadConfig } from './config/load-config.ts';
import { ownNames } from './config/own-names.ts';
import { remarksOn } from './config/remarks-on.ts';
import type { Config } from './config/schema.ts';
import { ConnectStack } from './connect-stack.ts';
import { logsUnderKey } from './constructs/logs-under-key.ts';
import { DeskStack } from './desk-stack.ts';
import { LedgerStack } from './ledger-stack.ts';

const ROOT = join(import.meta.dirname, '..');

export interface Stacks {
  readonly ledger: LedgerStack;
  readonly connect: ConnectStack;
  readonly desk: DeskStack;
  /** When the config asks for it. */
  readonly analytics: AnalyticsStack | undefined;
}

/**
 * The app of `bin/app.ts`, run by the CDK command line or by itself. Context:
 * - `config`: path of the config file. `config/example.json` unless given
 * - `validate`: `false` leaves out cdk-nag and the check against CloudFormation's schemas, for a synthesis that is only run locally
 * @throws ConfigError before anything is synthesized
 */
export async function consultCall(): Promise<App> {
  const app = newApp();
  const file: unknown = app.node.tryGetContext('config');
  const path = typeof file === 'string' ? file : join(ROOT, 'config/example.json');
  const config = await withIssuerOrigins(loadConfig(path), path, readJson);
  addStacks(app, config);
  for (const remark of remarksOn(config)) process.stderr.write(`${remark}\n`);
  if (String(app.node.tryGetContext('validate')) !== 'false') await addChecks(app);
  return app;
}

const DISCOVERED_WITHIN_MS = 10_000;

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERED_WITHIN_MS) });
  if (!response.ok) throw new Error(`got status ${response.status}`);
  return response.json();
}

/** An app with the feature flags of `cdk.json`, whoever runs it: the CDK command line alone would leave other templates than anybody else. */
export function newApp(outdir?: string, context: Readonly<Record<string, unknown>> = {}): App {
  const flags = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')).context as Record<string, unknown>;
  return new App({
    ...(outdir && { outdir }),
    context: { ...flags, ...context },
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
}

/** One stack per lifecycle, named after the instance so that two instances of one account do not overwrite one another. */
export function addStacks(app: App, config: Config): Stacks {
  const { account, region } = instanceOf(config);
  const name = ownNames(config).stack;
  const env = { account, region };
  const ledger = new LedgerStack(app, name('Ledger'), { env, config });
  const { onLegStart, chooseReturn } = ledger;
  const connect = new ConnectStack(app, name('Connect'), { env, config, ledger: ledger.ledger, onLegStart, chooseReturn });
  const desk = new DeskStack(app, name('Desk'), {
    env,
    config,
    ledger: ledger.ledger,
    teller: ledger.teller,
    chatConsultFlowArn: connect.chatConsultFlowArn,
  });
  // Both talk to the control API of the instance, which takes 2 calls a second.
  desk.addStackDependency(connect);
  const analytics =
    config.analytics && new AnalyticsStack(app, name('Analytics'), { env, config, bus: ledger.bus, key: ledger.ledger.key });
  logsUnderKey(app, ledger.ledger.key);
  return { ledger, connect, desk, analytics };
}

// Loaded only when wanted: the packs take a second.
const addChecks = async (app: App) => (await import('./checks.ts')).addChecks(app);
