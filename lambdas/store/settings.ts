import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { settingsKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** What the config says of calls, for pages of people who have signed in; null before the first deployment with settings. */
export async function readSettings({ db, tableName }: Ledger): Promise<unknown> {
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: settingsKey }));
  return Item?.settings?.S ? JSON.parse(Item.settings.S) : null;
}

/** Writes the settings of this deployment over those of the one before. @param settings JSON */
export async function putSettings({ db, tableName }: Ledger, settings: string): Promise<void> {
  await db.send(new PutItemCommand({ TableName: tableName, Item: { ...settingsKey, settings: { S: settings } } }));
}
