import * as z from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of the config file, for editors: `config/schema.json` holds this text. */
export const configJsonSchema = (): string => `${oneLineLists(JSON.stringify(z.toJSONSchema(configSchema, { io: 'input' }), null, 2))}\n`;

// As the formatter of this repository would write it.
const oneLineLists = (json: string) =>
  json.replace(/\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g, (_, words: string) => `[${words.replace(/\s+/g, ' ')}]`);
