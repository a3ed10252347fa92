import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemplateError } from '../errors.ts';
import { AssetCatalogue } from './asset-catalogue.ts';
import { readTemplate, type Template } from './template.ts';

/** One stack of a cloud assembly, ready to be made. */
export interface AssemblyStack {
  readonly artifactId: string;
  readonly stackName: string;
  readonly template: Template;
}

/** What `cdk synth` wrote: stacks in the order their dependencies demand, and every asset. */
export interface Assembly {
  readonly stacks: readonly AssemblyStack[];
  readonly assets: AssetCatalogue;
}

interface Artifact {
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly dependencies?: readonly string[];
}

/**
 * Reads a cloud assembly's folder, stages (nested assemblies) included.
 * @throws TemplateError when the folder holds no assembly; UnsupportedError for container image assets.
 */
export function readAssembly(folder: string): Assembly {
  const assets = new AssetCatalogue();
  return { stacks: stacksOf(folder, assets), assets };
}

function stacksOf(folder: string, assets: AssetCatalogue): AssemblyStack[] {
  const artifacts = artifactsOf(folder);
  const stacks: AssemblyStack[] = [];
  for (const id of inDependencyOrder(artifacts)) {
    const artifact = artifacts[id];
    const file = (name: string) => join(folder, String(artifact?.properties?.[name]));
    if (artifact?.type === 'cdk:asset-manifest') assets.addManifest(folder, file('file'));
    if (artifact?.type === 'cdk:cloud-assembly') stacks.push(...stacksOf(file('directoryName'), assets));
    if (artifact?.type === 'aws:cloudformation:stack') {
      const stackName = String(artifact.properties?.stackName ?? id);
      stacks.push({ artifactId: id, stackName, template: readTemplate(file('templateFile')) });
    }
  }
  return stacks;
}

function artifactsOf(folder: string): Record<string, Artifact> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new TemplateError(`No cloud assembly in ${folder}: manifest.json is missing.`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { artifacts?: Record<string, Artifact> }).artifacts ?? {};
}

// Asset manifests come first as stacks depend on them; a dependency outside this assembly is another stage's and already made.
function inDependencyOrder(artifacts: Readonly<Record<string, Artifact>>): string[] {
  const order: string[] = [];
  const visit = (id: string, path: readonly string[]) => {
    if (order.includes(id) || !(id in artifacts)) return;
    if (path.includes(id)) throw new TemplateError(`The stacks depend on one another in a circle: ${[...path, id].join(' -> ')}.`);
    for (const dependency of artifacts[id]?.dependencies ?? []) visit(dependency, [...path, id]);
    order.push(id);
  };
  for (const id of Object.keys(artifacts)) visit(id, []);
  return order;
}
