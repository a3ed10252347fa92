import { Template } from 'aws-cdk-lib/assertions';
import { addStacks, newApp, type Stacks } from '../../lib/app.ts';
import { parseConfig } from '../../lib/config/parse-config.ts';
import { ARNS, config } from './config/valid-config.ts';

export type Templates = { readonly [Name in Exclude<keyof Stacks, 'analytics'>]: Template };

/** The stacks of a config, with bare sources in place of bundles. */
export function stacksOf(changes: Readonly<Record<string, unknown>> = {}) {
  const app = newApp(undefined, { 'aws:cdk:bundling-stacks': [] });
  return { app, stacks: addStacks(app, parseConfig(config(changes), 'test.json')) };
}

/** Files of one worker ask for the same. */
const made = new Map<string, Templates>();

/** The templates of a config. */
export function templatesOf(changes: Readonly<Record<string, unknown>> = {}): Templates {
  const key = JSON.stringify(changes);
  const templates = made.get(key) ?? newTemplates(changes);
  made.set(key, templates);
  return templates;
}

function newTemplates(changes: Readonly<Record<string, unknown>>): Templates {
  const { stacks } = stacksOf(changes);
  return { ledger: Template.fromStack(stacks.ledger), connect: Template.fromStack(stacks.connect), desk: Template.fromStack(stacks.desk) };
}

export { ARNS };

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** Resources of one type by logical id, without the hash at its end. */
export function resourcesOf(template: Template, type: string): Readonly<Record<string, Resource>> {
  const found = template.findResources(type) as Record<string, Resource>;
  return Object.fromEntries(Object.entries(found).map(([id, resource]) => [id.replace(/[0-9A-F]{8}$/, ''), resource]));
}
