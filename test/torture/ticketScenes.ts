import type { Request } from '../../src/domain/records/request.js';
import { filledIn, openCard } from './answering.js';
import type { Client } from './client.js';
import { begin, carriedOut, confirm, fresh, type Given, reviewed, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { dayFrom } from './moments.js';
import type { Person, World } from './world.js';

const manager = (world: World) => world.person('telenet', 'fleet1');

const contact: Given = { email: 'flotte@example.com', mobile: '0470 12 34 56' };
const address: Given = {
  ...{ country: 'BE', postcode: '1000', place: 'Bruxelles', street: 'Rue du Modèle', houseNumber: '12' },
  ...{ suffix: '', box: '3' },
};
const asking: Given = { subject: 'simOptions', detail: 'resume', number: '0470 00 00 01', on: '', message: 'Bonjour' };
const details = ['resume', 'suspend', 'deletePending'];

/** Nobody of the company has asked for anything yet: only so many requests may be open at once. */
export const nothingOpen = async (
  world: World,
  { account }: Pick<Person, 'account'> = manager(world),
): Promise<void> => {
  await world.behind(async ({ requests }) => {
    for (const { id } of await requests.where({ account })) await requests.remove(id);
  });
};

const day = (world: World): string => dayFrom(world, 3);

const ticket =
  (given: (n: number) => Given): Scene =>
  async (world, n) => {
    await nothingOpen(world);
    await carriedOut(world, manager(world), 'ticket', { ...asking, ...contact, on: day(world), ...given(n) });
  };

const blankSims =
  (given: Given): Scene =>
  async (world) => {
    await nothingOpen(world);
    const message = 'Sonnez à l’accueil.';
    await carriedOut(world, manager(world), 'blankSims', { quantity: '20', ...address, ...contact, message, ...given });
  };

type Sent = readonly { readonly name: string; readonly contentType: string; readonly contentUrl: string }[];
const elsewhere = (name: string, contentType = 'application/pdf') => ({
  ...{ name, contentType },
  contentUrl: 'https://files.example/v3/directline/attachments/another/abc',
});

const withFilesAsked: Given = { ...asking, ...contact, detail: 'resume' };

/** A ticket is written to where it asks for files, and these are sent with the answer. */
async function withFilesTo(world: World, n: number, sent: Sent): Promise<Client> {
  await nothingOpen(world);
  const client = await fresh(world, manager(world));
  await begin(client, 'ticket');
  for (let cards = 0; cards < 3; cards++) {
    const open = openCard(client);
    if (open === undefined) return client;
    const answer = filledIn(open, world, client, n, withFilesAsked);
    const asksForFiles = open.card.inputs.some(({ id }) => id === 'message');
    await client.send(asksForFiles ? { ...answer, attachments: sent } : answer);
  }
  return client;
}

/** The same, and it is confirmed. */
const withFiles =
  (sent: Sent): Scene =>
  async (world, n) => {
    const client = await withFilesTo(world, n, sent);
    if (openCard(client) === undefined) return;
    await upToReview(world, client, withFilesAsked);
    await confirm(world, client);
  };

/** Files that were sent are not kept in a draft: whoever goes on elsewhere is told. */
const draftOfFiles: Scene = async (world, n) => {
  await withFilesTo(world, n, [elsewhere('plan.pdf')]);
  const client = await fresh(world, manager(world));
  await client.send({ value: { act: 'draft', procedure: 'ticket' } });
  await upToReview(world, client, { ...asking, ...contact });
};

/** A request of the manager's that is like this. */
async function requestThatIs(world: World, now: Partial<Request>): Promise<Request> {
  await nothingOpen(world);
  const id = `request-${world.next()}`;
  const { operator, account, organisations } = manager(world);
  const made: Request = {
    ...{ id, operator, account, organisation: organisations[0], conversation: 'none', reference: id },
    ...{ subject: 'other', message: 'Bonjour', state: 'open', at: world.time.now().toISOString(), answers: [] },
    ...now,
  };
  await world.behind(({ requests }) => requests.insert(made));
  return made;
}

const MESSAGE = 'Encore une chose.';
const added =
  (now: Partial<Request>): Scene =>
  async (world) => {
    const { id } = await requestThatIs(world, now);
    await carriedOut(world, manager(world), 'addToRequest', { request: id, message: MESSAGE });
  };

/** Between the review and the yes something happens to the request. */
const addedMeanwhile =
  (happens: (world: World, request: Request) => Promise<unknown>): Scene =>
  async (world) => {
    const request = await requestThatIs(world, {});
    const client = await reviewed(world, manager(world), 'addToRequest', { request: request.id, message: MESSAGE });
    await happens(world, request);
    await confirm(world, client);
  };

/** One of the manager's is closed; between the review and the yes something may happen to it. */
const closing =
  (happens: (world: World, request: Request) => Promise<unknown> = async () => undefined): Scene =>
  async (world) => {
    const request = await requestThatIs(world, {});
    const client = await reviewed(world, manager(world), 'closeRequest', { request: request.id });
    await happens(world, request);
    await confirm(world, client);
  };

/** Employees by a pasted list, one of whose rows is left out. */
const EMPLOYEES = 'Nom;Prénom;E-mail\nExemple;Anna;anna@example.com\nModèle;Bruno;aucun';
const employees =
  (list: string, happens: (world: World) => Promise<unknown> = async () => undefined): Scene =>
  async (world) => {
    await nothingOpen(world);
    const given = { ...asking, ...contact, detail: 'addEmployees', 'employees.text': list };
    const client = await reviewed(world, manager(world), 'ticket', given);
    await happens(world);
    await confirm(world, client);
  };

/** The list that was sent is gone before the yes. */
const listGone = (world: World): Promise<void> =>
  world.behind(async ({ selections }) => {
    for (const { id } of await selections.where({ account: manager(world).account })) await selections.remove(id);
  });

/** So many written in a row as nobody answers. */
const unheard: Scene = async (world, n) => {
  const said = { text: 'Alors ?', at: world.time.now().toISOString(), by: 'own' as const };
  await added({ answers: Array.from({ length: 10 }, () => said) })(world, n);
};

/** Tickets and what is written to them, by the refusal or receipt that a scene leads to. */
export const ticketScenes: Readonly<Record<string, Scene>> = {
  ticket: ticket((n) => ({ detail: details[n % details.length] ?? 'resume' })),
  blankSims: blankSims({}),
  closeRequest: closing(),
  'ticket employees': employees(EMPLOYEES),
  'list.gone': employees(EMPLOYEES, listGone),
  addToRequest: added({}),
  'addToRequest answered': added({
    state: 'answered',
    answers: [{ text: 'Oui ?', at: '2026-03-01T00:00:00.000Z', by: 'staff' }],
  }),
  'ticket.ownForm': ticket(() => ({ detail: 'blankSims' })),
  'value.count': blankSims({ quantity: '15' }),
  'value.postcode': blankSims({ postcode: 'ABC' }),
  'value.addressPart': blankSims({ box: '😀' }),
  'value.phoneHere': blankSims({ mobile: '0470 00' }),
  'value.fileKind': withFiles([elsewhere('tool.exe', 'application/x-msdownload')]),
  'value.fileUnlike': withFiles([elsewhere('plan.pdf', 'application/octet-stream')]),
  'value.fileTooMany': withFiles([1, 2, 3, 4, 5].map((n) => elsewhere(`${n}.pdf`))),
  'file.elsewhere': withFiles([elsewhere('plan.pdf')]),
  'draft.file': draftOfFiles,
  'request.closed': closing((world, request) =>
    world.behind(({ requests }) =>
      requests.put({ ...request, state: 'closed', closedAt: world.time.now().toISOString() }),
    ),
  ),
  'request.unknown': addedMeanwhile((world, { id }) => world.behind(({ requests }) => requests.remove(id))),
  'request.tooManyAdded': unheard,
};
