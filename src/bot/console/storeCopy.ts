import type { SentFile } from '../../domain/documents/uploads.js';
import { copyStore, type Figure } from '../../store/postgres/index.js';
import type { SentFiles } from '../../store/storeContents.js';
import { createUploads, type FolderUploads } from '../directline/uploads.js';
import { migrationFolder } from '../root.js';
import type { Config } from '../start/config.js';
import { uploadFolder } from '../start/dataFolders.js';
import { withStopped } from './backup.js';

/**
 * Copies the embedded store of `dataDir` into the PostgreSQL of `storeUrl` and tells both stores' figures. Throws a
 * sentence when it cannot be, or when the copy is not the same: then nothing was copied.
 */
export async function storeCopy({ dataDir, storeUrl }: Pick<Config, 'dataDir' | 'storeUrl'>): Promise<string> {
  if (storeUrl === undefined) throw new Error('STORE_URL is not set: it says into which database to copy');
  const files = filesIn(createUploads(uploadFolder(dataDir)));
  const figures = await withStopped(dataDir, (store) =>
    copyStore({ ...store.contents(), ...files }, storeUrl, migrationFolder),
  );
  return told(figures);
}

const filesIn = (uploads: FolderUploads): SentFiles => ({
  files: (conversation) => each(uploads.ids(conversation), (id) => uploads.find(conversation, id)),
  keptFiles: (request) => each(uploads.keptIds(request), (id) => uploads.findKept(request, id)),
});

async function* each(ids: Promise<readonly string[]>, find: (id: string) => Promise<SentFile | undefined>) {
  for (const id of await ids) {
    const file = await find(id);
    if (file !== undefined) yield { id, ...file };
  }
}

function told(figures: readonly Figure[]): string {
  const lines = [{ what: '', source: 'DATA_DIR', copy: 'STORE_URL' }, ...figures];
  const widest = (part: keyof Figure) => Math.max(...lines.map((line) => line[part].length));
  const [what, source, copy] = [widest('what'), widest('source'), widest('copy')];
  const table = lines.map(
    (line) => `  ${line.what.padEnd(what)}  ${line.source.padStart(source)}  ${line.copy.padStart(copy)}`,
  );
  return [...table, 'Copied and checked. What is in DATA_DIR is as it was: keep it until you are sure.'].join('\n');
}
