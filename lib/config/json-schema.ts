import * as z from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of the config file, for editors: `config/schema.json` holds this text. */
export const configJsonSchema = (): string => `${JSON.stringify(z.toJSONSchema(configSchema, { io: 'input' }), null, 2)}\n`;
