import { Closing } from './closing.ts';
import type { Cloud, CloudOptions } from './cloud.ts';
import { Deployment } from './deployment.ts';
import { Faults } from './gateway/faults.ts';
import { openAccount, openSite } from './open-account.ts';
import { RunningCloud } from './running-cloud.ts';
import { readAssembly } from './template/assembly.ts';

/**
 * Makes everything the synthesized templates describe, and runs it.
 * @throws UnsupportedError, TemplateError or ResourceFailedError with one line that names stack, logical id and type; nothing is left running
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const closing = new Closing();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.close().catch((second: unknown) => {
      throw new AggregateError([error, second], error instanceof Error ? error.message : String(error));
    });
    throw error;
  }
}

async function start(options: CloudOptions, closing: Closing): Promise<Cloud> {
  const progress = options.progress ?? (() => {});
  const { stacks, assets } = readAssembly(options.assemblyDir);
  const troubles: Error[] = [];
  const onFault = (error: unknown) => {
    troubles.push(error instanceof Error ? error : new Error(String(error)));
    progress(`trouble in the local cloud: ${troubles.at(-1)?.message}`);
  };
  const faults = new Faults(options.faults);
  const account = await openAccount(options, { assets, onFault, faults, closing });
  const deployment = new Deployment(account, options.providers ?? {}, options.removers);
  for (const stack of stacks) {
    const startedAt = performance.now();
    const { resources } = await deployment.make(stack);
    progress(`stack ${stack.stackName}: ${resources.length} resources, ${((performance.now() - startedAt) / 1000).toFixed(2)} s`);
  }
  const siteUrl = await openSite(account, options.ports?.site ?? 0, closing);
  return new RunningCloud({ account, deployment, faults, troubles, siteUrl, closing });
}
