import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Settings } from '../../contract/schemas/me.ts';
import { settingsKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** What the config says of calls, for pages of people who have signed in; null before the first deployment with settings. */
export async function readSettings({ db, tableName }: Ledger): Promise<Settings | null> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: settingsKey }));
  return Item?.settings?.S ? (JSON.parse(Item.settings.S) as Settings) : null;
}

/** What a deployment writes for the functions and pages to read, each as JSON. `outside`: the policy of outside numbers, where there is one. */
export interface WrittenSettings {
  readonly settings: string;
  readonly outside?: string | undefined;
}

/** Writes the settings of this deployment over those of the one before. */
export async function putSettings({ db, tableName }: Ledger, { settings, outside }: WrittenSettings): Promise<void> {
  const item = { ...settingsKey, settings: { S: settings } };
  await db.send(new PutItemCommand({ TableName: tableName, Item: outside === undefined ? item : { ...item, outside: { S: outside } } }));
}
