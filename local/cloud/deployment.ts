import { randomUUID } from 'node:crypto';
import type { ProvidedResource, ResourceProvider } from '../ports.ts';
import { type Account, arnOf } from './account.ts';
import { TemplateError } from './errors.ts';
import { Properties } from './resources/properties.ts';
import { makeResource } from './resources/resource-types.ts';
import type { AssemblyStack } from './template/assembly.ts';
import { type MadeStack, makeStack, type ResourceRequest } from './template/stack-maker.ts';
import type { MadeResource, StackFrame } from './template/stack-scope.ts';
import { readTemplate, type Template } from './template/template.ts';

const NESTED_STACK = 'AWS::CloudFormation::Stack';

/** Makes the stacks of an assembly, one after another, and keeps what came of them. */
export class Deployment {
  readonly #account: Account;
  readonly #providers: Readonly<Record<string, ResourceProvider>>;
  readonly #stacks = new Map<string, MadeStack>();
  /** Nested stacks under the stack that holds them. */
  readonly #nested = new Map<string, string[]>();
  readonly #exports = new Map<string, string>();

  constructor(account: Account, providers: Readonly<Record<string, ResourceProvider>>) {
    this.#account = account;
    this.#providers = providers;
  }

  /** @throws ResourceFailedError for the first resource that fails */
  async make({ stackName, template }: AssemblyStack): Promise<MadeStack> {
    return this.#make(stackName, template, {});
  }

  /** @throws TemplateError for a stack that was not made */
  outputs(stackName: string): Readonly<Record<string, string>> {
    return this.#stack(stackName).outputs;
  }

  /**
   * The resource of a stack (or of a stack nested in it) whose logical id is, or begins with, `logicalIdPrefix`.
   * @throws TemplateError when there is none, or when it is not clear which
   */
  resource(stackName: string, logicalIdPrefix: string, type?: string): MadeResource {
    const all = this.#resources(stackName).filter((each) => type === undefined || each.type === type);
    const exact = all.find(({ logicalId }) => logicalId === logicalIdPrefix);
    if (exact) return exact;
    const [found, ...others] = all.filter(({ logicalId }) => logicalId.startsWith(logicalIdPrefix));
    if (found && others.length === 0) return found;
    const names = [found, ...others].map((each) => each?.logicalId).join(', ');
    throw new TemplateError(
      found ? `${logicalIdPrefix} may be ${names} in ${stackName}.` : `${stackName} has no resource ${logicalIdPrefix}.`,
    );
  }

  #stack(stackName: string): MadeStack {
    const stack = this.#stacks.get(stackName);
    if (!stack) throw new TemplateError(`There is no stack ${stackName}; there are ${[...this.#stacks.keys()].join(', ')}.`);
    return stack;
  }

  #resources(stackName: string): readonly MadeResource[] {
    const nested = this.#nested.get(stackName) ?? [];
    return [...this.#stack(stackName).resources, ...nested.flatMap((name) => this.#resources(name))];
  }

  async #make(stackName: string, template: Template, parameters: Readonly<Record<string, unknown>>): Promise<MadeStack> {
    const { accountId, region, secrets } = this.#account;
    const stackId = arnOf(this.#account, 'cloudformation', `stack/${stackName}/${randomUUID()}`);
    const frame: StackFrame = { stackName, stackId, accountId, region, template, arguments: parameters, exports: this.#exports };
    const stack = await makeStack(frame, {
      make: (request) =>
        request.type === NESTED_STACK ? this.#makeNested(request) : makeResource(request, this.#account, this.#providers),
      readSecret: (id, jsonKey) => readSecret(secrets, id, jsonKey),
    });
    this.#stacks.set(stackName, stack);
    this.#account.outputs.set(stackName, stack.outputs);
    for (const [name, value] of Object.entries(stack.exports)) this.#export(name, value);
    return stack;
  }

  async #makeNested(request: ResourceRequest): Promise<ProvidedResource> {
    const properties = new Properties(request.properties);
    const objectKey = properties.text('TemplateURL').split('/').at(-1) ?? '';
    const stackName = `${request.stackName}-${request.logicalId}`;
    const stack = await this.#make(stackName, readTemplate(this.#account.assets.path(objectKey)), properties.part('Parameters').raw);
    this.#nested.set(request.stackName, [...(this.#nested.get(request.stackName) ?? []), stackName]);
    const attributes = Object.entries(stack.outputs).map(([name, value]) => [`Outputs.${name}`, value]);
    return { ref: arnOf(this.#account, 'cloudformation', `stack/${stackName}`), attributes: Object.fromEntries(attributes) };
  }

  #export(name: string, value: string): void {
    if (this.#exports.has(name)) throw new TemplateError(`The export ${name} is there already.`);
    this.#exports.set(name, value);
  }
}

function readSecret(secrets: ReadonlyMap<string, string>, id: string, jsonKey: string): string {
  const text = secrets.get(id) ?? [...secrets].find(([arn]) => arn.includes(`:secret:${id}-`))?.[1];
  if (text === undefined) throw new TemplateError(`There is no secret ${id}.`);
  if (jsonKey === '') return text;
  const value = (JSON.parse(text) as Record<string, unknown>)[jsonKey];
  if (value === undefined) throw new TemplateError(`The secret ${id} has no key ${jsonKey}.`);
  return String(value);
}
