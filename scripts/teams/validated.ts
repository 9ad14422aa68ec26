import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import Ajv, { type ErrorObject } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const { resolve } = createRequire(import.meta.url);
const Schema = z.record(z.string(), z.unknown());
const Named = z.object({ $schema: z.string() });

/** Where @microsoft/app-manifest keeps the schema that a file names. */
function fileOf(address: string): string {
  const [, version, name] = /\/teams\/(v[\d.]+)\/([\w.]+)$/.exec(address) ?? [];
  if (version === undefined || name === undefined) throw new Error(`${address} is no schema of Teams`);
  return resolve(`@microsoft/app-manifest/build/json-schemas/teams/${version}/${name}`);
}

/** What is wrong with a file of the package by the schema that it names, a line each. */
export async function problemsOf(name: string, file: object): Promise<string[]> {
  const schema = Schema.parse(JSON.parse(await readFile(fileOf(Named.parse(file).$schema), 'utf8')));
  // Some of their expressions are none of Unicode's.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const check = ajv.compile(schema);
  return check(file) ? [] : (check.errors ?? []).map((error) => `${name}${said(error)}`);
}

const said = ({ instancePath, message = '', params }: ErrorObject): string =>
  `${instancePath}: ${message} ${JSON.stringify(params)}`;
