import { randomUUID } from 'node:crypto';
import type { ProvidedResource, ResourceProvider, ResourceRemover } from '../ports.ts';
import { type Account, arnOf } from './account.ts';
import { DeletionFailedError, TemplateError } from './errors.ts';
import { type Going, removeResource } from './remove-resource.ts';
import { Properties } from './resources/properties.ts';
import { makeResource } from './resources/resource-types.ts';
import { TakenNames } from './taken-names.ts';
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
  /** Names of exports under the stack that imports them. */
  readonly #imports = new Map<string, ReadonlySet<string>>();
  readonly #names = new TakenNames();
  readonly #removers: Readonly<Record<string, ResourceRemover>>;

  constructor(
    account: Account,
    providers: Readonly<Record<string, ResourceProvider>>,
    removers: Readonly<Record<string, ResourceRemover>> = {},
  ) {
    this.#account = account;
    this.#providers = providers;
    this.#removers = removers;
  }

  /** @throws ResourceFailedError for the first resource that fails */
  async make({ stackName, template }: AssemblyStack): Promise<MadeStack> {
    return this.#make(stackName, template, {});
  }

  /**
   * Deletes a stack, the last of its resources first; what is to stay stays, with its name.
   * @throws TemplateError for a stack that was not made, and while another one imports what it exports; DeletionFailedError for the first resource that is refused
   */
  async remove(stackName: string): Promise<void> {
    const stack = this.#stack(stackName);
    this.#refuseWhileImported(stack);
    const made = new Map(stack.resources.map((resource) => [resource.logicalId, resource]));
    for (const request of stack.requests.toReversed()) {
      const resource = made.get(request.logicalId);
      if (resource && !request.stays) await this.#removeOne({ request, made: resource });
    }
    for (const name of Object.keys(stack.exports)) this.#exports.delete(name);
    for (const known of [this.#stacks, this.#nested, this.#imports, this.#account.outputs]) known.delete(stackName);
  }

  async #removeOne(going: Going): Promise<void> {
    const { request } = going;
    if (request.type === NESTED_STACK) return this.remove(nestedName(request));
    await removeResource(going, this.#account, this.#removers).catch((error: unknown) => {
      throw new DeletionFailedError(request, error);
    });
    this.#names.release(request);
  }

  #refuseWhileImported({ stackName, exports }: MadeStack): void {
    for (const name of Object.keys(exports)) {
      const importer = [...this.#imports].find(([other, imported]) => other !== stackName && imported.has(name))?.[0];
      if (importer !== undefined) throw new TemplateError(`Export ${name} cannot be deleted as it is in use by ${importer}`);
    }
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
    const frame: StackFrame = {
      stackName,
      stackId,
      accountId,
      region,
      template,
      arguments: parameters,
      exports: this.#exports,
      imports: new Set(),
    };
    const stack = await makeStack(frame, {
      make: (request) => {
        if (request.type === NESTED_STACK) return this.#makeNested(request);
        this.#names.take(request);
        return makeResource(request, this.#account, this.#providers);
      },
      readSecret: (id, jsonKey) => readSecret(secrets, id, jsonKey),
    });
    this.#stacks.set(stackName, stack);
    this.#imports.set(stackName, frame.imports);
    this.#account.outputs.set(stackName, stack.outputs);
    for (const [name, value] of Object.entries(stack.exports)) this.#export(name, value);
    return stack;
  }

  async #makeNested(request: ResourceRequest): Promise<ProvidedResource> {
    const properties = new Properties(request.properties);
    const objectKey = properties.text('TemplateURL').split('/').at(-1) ?? '';
    const stackName = nestedName(request);
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

const nestedName = ({ stackName, logicalId }: ResourceRequest) => `${stackName}-${logicalId}`;

function readSecret(secrets: ReadonlyMap<string, string>, id: string, jsonKey: string): string {
  const text = secrets.get(id) ?? [...secrets].find(([arn]) => arn.includes(`:secret:${id}-`))?.[1];
  if (text === undefined) throw new TemplateError(`There is no secret ${id}.`);
  if (jsonKey === '') return text;
  const value = (JSON.parse(text) as Record<string, unknown>)[jsonKey];
  if (value === undefined) throw new TemplateError(`The secret ${id} has no key ${jsonKey}.`);
  return String(value);
}
