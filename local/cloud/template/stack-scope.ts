import type { ProvidedResource } from '../../ports.ts';
import { TemplateError, UnsupportedError } from '../errors.ts';
import { NO_VALUE, resolve, type Scope } from './intrinsics.ts';
import type { Template, TemplateParameter } from './template.ts';

/** A resource that was made, as look-ups and expressions see it. */
export interface MadeResource extends ProvidedResource {
  readonly logicalId: string;
  readonly type: string;
}

/** What holds for a whole stack while its expressions are resolved. */
export interface StackFrame {
  readonly stackName: string;
  readonly stackId: string;
  readonly accountId: string;
  readonly region: string;
  readonly template: Template;
  /** Values a parent stack gives to the parameters. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Export names and values of the stacks made so far. */
  readonly exports: ReadonlyMap<string, string>;
  /** Names of the exports that the stack imports; filled while its expressions are resolved. */
  readonly imports: Set<string>;
}

/** Answers a stack's expressions from its frame and the resources made so far. */
export class StackScope implements Scope {
  readonly made = new Map<string, MadeResource>();
  readonly #frame: StackFrame;
  readonly #pseudo: Readonly<Record<string, unknown>>;

  constructor(frame: StackFrame) {
    this.#frame = frame;
    this.#pseudo = {
      'AWS::AccountId': frame.accountId,
      'AWS::Region': frame.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': frame.stackName,
      'AWS::StackId': frame.stackId,
      'AWS::NotificationARNs': [],
      'AWS::NoValue': NO_VALUE,
    };
  }

  ref(name: string): unknown {
    if (name in this.#pseudo) return this.#pseudo[name];
    const parameter = this.#frame.template.Parameters[name];
    if (parameter) return parameterValue(name, parameter, this.#frame.arguments);
    return this.#resource(name).ref;
  }

  getAtt(logicalId: string, attribute: string): string {
    const resource = this.#resource(logicalId);
    const value = resource.attributes?.[attribute];
    if (value === undefined)
      throw new UnsupportedError(`The local cloud gives no attribute ${attribute} of ${logicalId} (${resource.type}).`);
    return value;
  }

  condition(name: string): boolean {
    const condition = this.#frame.template.Conditions[name];
    if (condition === undefined) throw new TemplateError(`There is no condition ${name}.`);
    return resolve(condition, this) === true;
  }

  mapping(map: string, first: string, second: string): unknown {
    const value = this.#frame.template.Mappings[map]?.[first]?.[second];
    if (value === undefined) throw new TemplateError(`Fn::FindInMap: there is no ${map}.${first}.${second}.`);
    return value;
  }

  importValue(exportName: string): string {
    const value = this.#frame.exports.get(exportName);
    if (value === undefined) throw new TemplateError(`No stack made so far exports ${exportName}.`);
    this.#frame.imports.add(exportName);
    return value;
  }

  #resource(logicalId: string): MadeResource {
    const resource = this.made.get(logicalId);
    if (!resource) throw new TemplateError(`The template refers to ${logicalId}, which is not there (or its condition is false).`);
    return resource;
  }
}

/** The one SSM parameter a CDK template always has; any version above 5 will do. */
const BOOTSTRAP_VERSION = '30';

function parameterValue(name: string, parameter: TemplateParameter, given: Readonly<Record<string, unknown>>): unknown {
  const value = given[name] ?? parameter.Default;
  if (value === undefined) throw new TemplateError(`The parameter ${name} has no value.`);
  if (parameter.Type.startsWith('AWS::SSM::')) return ssmValue(name, String(value));
  if (parameter.Type.startsWith('List<') || parameter.Type === 'CommaDelimitedList') return String(value).split(',');
  return value;
}

function ssmValue(name: string, path: string): string {
  if (/^\/cdk-bootstrap\/[^/]+\/version$/.test(path)) return BOOTSTRAP_VERSION;
  throw new UnsupportedError(`The parameter ${name} reads ${path} from Systems Manager, which the local cloud does not have.`);
}
