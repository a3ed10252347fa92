import { copyFileSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One resource of a synthesized template, as far as an edit touches it. */
export interface EditableResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template's properties have no type of ours
  Properties: any;
}

/** The resources of all stacks, by logical id. */
export type EditableResources = Record<string, EditableResource>;

/** A copy of a synthesized output with its resources changed, its assets as they are; the copy's folder. */
export function editedAssembly(folder: string, edit: (resources: EditableResources) => void): string {
  const copy = mkdtempSync(join(tmpdir(), 'consult-call-edited-'));
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.json')) copyFileSync(join(folder, name), join(copy, name));
    else symlinkSync(join(folder, name), join(copy, name));
  }
  const templates = readdirSync(copy).filter((name) => name.endsWith('.template.json'));
  const parsed = templates.map((name) => ({ path: join(copy, name), template: JSON.parse(readFileSync(join(copy, name), 'utf8')) }));
  for (const { template } of parsed) edit(template.Resources);
  for (const { path, template } of parsed) writeFileSync(path, JSON.stringify(template));
  return copy;
}

/** The resources of a type whose logical id begins with `prefix`. */
export const resourcesNamed = (resources: EditableResources, type: string, prefix = ''): EditableResource[] =>
  Object.entries(resources)
    .filter(([id, resource]) => resource.Type === type && id.startsWith(prefix))
    .map(([, resource]) => resource);
