import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { procedures } from '../../src/dialogs/procedures/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where an id stands for something else of the same name. */
const otherwise: ReadonlyMap<string, readonly string[]> = new Map([
  // The button and the word for it, which begin whatever procedure takes them; at the console, whose data are handed out; in Teams, who it is.
  ['person', ['src/dialogs/', 'src/domain/people/', 'src/bot/control/', 'src/bot/botFramework/']],
  // The table of requests.
  ['approvals', ['src/domain/orders/', 'src/store/']],
  // What an account has chosen of what is told by mail.
  ['notices', ['src/domain/records/']],
  // What was sold.
  ['registration', ['src/domain/sales/', 'src/domain/records/']],
  ['resubscription', ['src/domain/sales/', 'src/domain/records/']],
  // Parts of an operator's lines.json.
  ['activation', ['src/domain/lines/']],
  ['blocking', ['src/domain/lines/']],
  // Names that the characteristics of an operator's back end have (docs/tmf.md).
  ['barring', ['src/domain/lines/', 'src/domain/operator/', 'src/bot/tmf/']],
  ['invoiceDelivery', ['src/bot/tmf/']],
  ['mobileInternet', ['src/bot/tmf/']],
  ['smsControl', ['src/domain/lines/', 'src/bot/tmf/']],
  // Of a column of a list, too, and of a contract.
  [
    'options',
    [
      'src/domain/lines/',
      'src/domain/operator/',
      'src/domain/values/columns.ts',
      'src/domain/orders/newLine',
      'src/domain/agreements/contractItems.ts',
      'src/bot/tmf/',
      // A part of the catalogue, and the field that is answered with it.
      'src/dialogs/sentences/fitting.ts',
    ],
  ],
  // What a line shares.
  ['groupPack', ['src/domain/lines/changes/', 'src/domain/records/tables.ts', 'src/bot/tmf/']],
  ['simCodes', ['src/domain/lines/']],
  // A noun that another system keeps.
  ['charges', ['src/domain/usage/charges.ts']],
  // A kind of posting, and of a report by mail.
  [
    'invoice',
    [
      'src/domain/bills/',
      'src/domain/documents/',
      'src/domain/records/outbox.ts',
      'src/bot/outside/demo/',
      'src/bot/tmf/',
    ],
  ],
  // A budget: codes that are tried.
  ['secretCodes', ['src/bot/start/subscribersFor.ts']],
  // What of it is told by mail is kept with an account.
  ['notices', ['src/domain/records/account.ts']],
  // A kind of change of a line.
  ['swapSim', ['src/domain/lines/changes/']],
]);

/** A part of an operator's lines.json may be called like the procedure that goes by it. */
const withoutRules = (text: string): string => text.replaceAll(/\bruled\('\w+'\)/g, '');

async function filesUnder(folder: string, ending: string): Promise<readonly (readonly [string, string])[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  const files = names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name).replaceAll('\\', '/'));
  return Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const));
}

/** What is said of a procedure stands in its own file: `about`, what its command is `offered` by, or one of the other keys. */
it('no file names a procedure but its own and the index', async () => {
  const files = [...(await filesUnder('src', '.ts')), ...(await filesUnder('cards', '.json'))];
  const others = files.filter(([file]) => !file.startsWith('src/dialogs/procedures/'));
  expect(others.length).toBeGreaterThan(300);
  const named = procedures.flatMap(({ id }) =>
    others
      .filter(
        ([file, text]) =>
          new RegExp(`['"\`]${id}['"\`]`).test(withoutRules(text)) &&
          !otherwise.get(id)?.some((part) => file.startsWith(part)),
      )
      .map(([file]) => `${file} names ${id}`),
  );
  expect(named).toEqual([]);
});
