import * as z from 'zod';
import { configSchema } from './schema.ts';

/** The JSON Schema of the config file, for editors: `config/schema.json` holds this text. */
export const configJsonSchema = (): string => `${oneLineLists(JSON.stringify(z.toJSONSchema(configSchema, { io: 'input' }), null, 2))}\n`;

/** How many characters a line may have (`biome.json`). */
const WIDTH = 140;

// As the formatter of this repository would write it.
const oneLineLists = (json: string) =>
  json.replace(/^( *)(.*)\[\s+((?:"[^"]*"|\d+)(?:,\s+(?:"[^"]*"|\d+))*)\s+\]/gm, (list, indent: string, name: string, words: string) => {
    const line = `${indent}${name}[${words.replace(/\s+/g, ' ')}]`;
    return line.length > WIDTH ? list : line;
  });
