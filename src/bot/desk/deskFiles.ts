import { z } from 'zod';
import type { Actor } from '../../domain/records/account.js';
import type { RequestFile } from '../../domain/records/request.js';
import { Language } from '../../domain/terms/language.js';
import { deskFile, deskRequestNow } from '../../domain/tickets/desk.js';
import { employeeColumns } from '../../domain/tickets/employeeRows.js';
import { phoneCell, sheet } from '../../speech/csv.js';
import { createSignedLinks, type Files, type MadeFile } from '../web/signedLinks.js';
import { type DeskParts, staffActor } from './deskParts.js';

const Claims = z.object({
  ...{ request: z.string(), file: z.string(), operator: z.string(), account: z.string() },
  language: Language,
});
type Claims = z.output<typeof Claims>;

/** The rows of a list, as the file that stands beside those that were sent. */
const LISTED = 'listed';

export interface DeskFiles extends Files {
  link(file: Pick<RequestFile, 'id'> & { readonly request: string }, actor: Actor, language: Language): Promise<string>;
  listedLink(request: string, actor: Actor, language: Language): Promise<string>;
}

/**
 * The files that go with requests, for the staff: by signed addresses of ten minutes, which open for nobody but the account that they
 * were made for, signed in, and still one of the staff. Always a download, without the type that somebody said it has.
 */
export function createDeskFiles(
  parts: Pick<DeskParts, 'key' | 'previous' | 'clock' | 'origin' | 'door' | 'uploads' | 'speaker'>,
): DeskFiles {
  const { link, ...signed } = createSignedLinks(parts, 'guichet/desk-file', '/files/desk');
  const linked = (request: string, file: string, { operator, account }: Actor, language: Language) =>
    link({ request, file, operator, account, language });
  return {
    ...signed,
    link: ({ request, id }, actor, language) => linked(request, id, actor, language),
    listedLink: (request, actor, language) => linked(request, LISTED, actor, language),
    made: async (said, account) => {
      const claims = Claims.safeParse(said).data;
      if (claims === undefined || account !== claims.account) return undefined;
      return claims.file === LISTED ? listed(parts, claims) : kept(parts, claims);
    },
  };
}

/** Asked through the door as what the account is now: of a customer's there is nothing. */
async function kept(
  { door, uploads }: Pick<DeskParts, 'door' | 'uploads'>,
  claims: Claims,
): Promise<MadeFile | undefined> {
  const { request, file, account: id, operator } = claims;
  const found = await door.ask({ query: deskFile, input: { request, file }, actor: staffActor({ id, operator }) });
  if (!found.ok || found.value === undefined) return undefined;
  const content = await uploads.findKept(request, file);
  return content && { name: content.name, type: 'application/octet-stream', bytes: content.bytes };
}

async function listed(
  { door, speaker }: Pick<DeskParts, 'door' | 'speaker'>,
  claims: Claims,
): Promise<MadeFile | undefined> {
  const { request: id, account, operator, language } = claims;
  const found = await door.ask({ query: deskRequestNow, input: { id }, actor: staffActor({ id: account, operator }) });
  const rows = found.ok ? found.value.request.listed : undefined;
  if (!found.ok || rows === undefined) return undefined;
  const { words } = speaker(language, operator);
  const columns = employeeColumns.filter((column) => rows.some((row) => row[column] !== undefined));
  const heads = columns.map((column) => words.say(`common:column.${column}`));
  const cells = rows.map((row) => columns.map((column) => cellOf(column, row[column] ?? '')));
  const bytes = Buffer.from(sheet(heads, cells, language));
  return { name: `${found.value.request.reference}.csv`, type: 'text/csv; charset=utf-8', bytes };
}

const cellOf = (column: string, value: string): string =>
  column === 'phone' && value !== '' ? phoneCell(value) : value;
