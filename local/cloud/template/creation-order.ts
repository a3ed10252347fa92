import { TemplateError } from '../errors.ts';
import { attributePath, intrinsicOf, subVariables } from './intrinsics.ts';
import type { TemplateResource } from './template.ts';

/**
 * Logical ids in an order in which each stands after all it depends on (`DependsOn`, `Ref`, `Fn::GetAtt`, `Fn::Sub`); the template's order otherwise.
 * @throws TemplateError for a circle, with its members.
 */
export function creationOrder(resources: Readonly<Record<string, TemplateResource>>): string[] {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]) => {
    if (done.has(id)) return;
    if (path.includes(id)) throw new TemplateError(`Circular dependency: ${[...path.slice(path.indexOf(id)), id].join(' -> ')}.`);
    for (const other of dependencies(resources[id], resources)) visit(other, [...path, id]);
    done.add(id);
  };
  for (const id of Object.keys(resources)) visit(id, []);
  return [...done];
}

function dependencies(resource: TemplateResource | undefined, resources: Readonly<Record<string, TemplateResource>>): string[] {
  const explicit = [resource?.DependsOn ?? []].flat();
  const unknown = explicit.find((id) => !(id in resources));
  if (unknown !== undefined) throw new TemplateError(`DependsOn names ${unknown}, which the template does not have.`);
  return [...explicit, ...references(resource?.Properties)].filter((id) => id in resources);
}

/** Every name a value refers to: resources, and parameters along with them. */
export function references(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  const called = intrinsicOf(value);
  if (called?.name === 'Ref') return [String(called.argument)];
  if (called?.name === 'Fn::GetAtt') return [attributePath(called.argument)[0]];
  if (called?.name === 'Fn::Sub') return subReferences(called.argument);
  return Object.values(value).flatMap(references);
}

function subReferences(argument: unknown): string[] {
  const [text, own] = Array.isArray(argument) ? (argument as [string, Record<string, unknown>]) : [String(argument), {}];
  const outer = subVariables(text).filter((name) => !(name in own));
  return [...outer.map((name) => name.split('.')[0] ?? name), ...references(own)];
}
