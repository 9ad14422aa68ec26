import type { Asking } from '../door/asking.js';
import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { selectedLines } from '../lines/find/selections.js';
import { filesOf, OTHER_SUBJECT, type Request } from '../records/request.js';
import type { ReadTables } from '../records/tables.js';
import { choose } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { ok, type Result } from '../terms/result.js';
import { requestShown } from './requestShown.js';
import { aboutFact, ownRequests, subjectFact, subjectsFor } from './requests.js';

interface Wanted {
  /** The selection of a line: what is asked about it, by whomever of the company. Without it, one's own requests. */
  readonly lines?: string | undefined;
}

/** Belarus guide (B6): one's own requests to the operator's staff, or those about a line, newest first, with their answers. */
export const requests = query<Wanted>({
  name: 'request.list',
  allowed: 'everybody',
  look: async (asking, wanted, { from, most }) => {
    const { tables, actor } = asking;
    const found = await requestsOf(asking, wanted);
    if (!found.ok) return found;
    const shown = found.value.slice(from, from + most);
    const isOwn = ({ account }: Request) => account === actor.account;
    return ok({
      rows: await Promise.all(shown.map((request) => rowOf(request, tables, isOwn(request)))),
      total: found.value.length,
      // What a colleague has asked is answered to them.
      rowsGiven: shown.map((request) => (isOwn(request) ? requestShown.shown(request.id, request) : undefined)),
      rowsFiles: shown.map((request) =>
        isOwn(request) ? filesOf(request).map(({ id, name }) => ({ request: request.id, id, name })) : [],
      ),
    });
  },
});

async function requestsOf({ tables, actor }: Asking, { lines }: Wanted): Promise<Result<Request[]>> {
  if (lines === undefined) return ok(await ownRequests(tables, actor));
  const chosen = await selectedLines(tables, actor, lines);
  if (!chosen.ok) return chosen;
  const about = await tables.requests.among(
    'line',
    chosen.value.map(({ id }) => id),
  );
  return ok(about.filter(({ organisation }) => organisation === actor.organisation).toReversed());
}

/** One's own request as it stands, for being told; undefined where there is none. */
export const requestStanding = query<{ readonly id: string }, Request | undefined>({
  name: 'request.standing',
  allowed: 'everybody',
  look: async ({ tables, actor }, { id }) => {
    const request = await tables.requests.get(id);
    return ok(request?.account === actor.account ? request : undefined);
  },
});

/** What a request may be about. */
export const requestSubjects = list(async ({ operator, actor }, _, find) =>
  choose(
    subjectsFor(operator, actor).map((subject) => ({
      ...{ value: subject, title: '', facts: [subjectFact(subject)] },
      ...(subject === OTHER_SUBJECT && { preset: true as const }),
    })),
    find,
  ),
);

/** A request, with the answers in the fields of a ticket under the labels of its own procedure; one of a colleague's says whose it is. */
async function rowOf(request: Request, { accounts }: ReadTables, isOwn: boolean): Promise<Facts> {
  const { reference, at, subject, message, number, state, answers, given = {} } = request;
  // Their labels are the words of the procedure that asked for them.
  const fields = Object.entries(subject === OTHER_SUBJECT ? {} : given).map(
    ([key, fact]) => [`${subject}:${key}`, fact] as const,
  );
  const files = filesOf(request).map(({ name }) => ({ text: name }));
  const asked = isOwn ? undefined : await accounts.get(request.account);
  return {
    reference: { text: reference },
    at: { instant: at },
    ...(asked && { asked: { text: asked.name } }),
    ...(number !== undefined && { number: { phone: number } }),
    about: aboutFact(request),
    ...Object.fromEntries(fields),
    // What was written about somebody whose data were erased is gone.
    ...(message !== '' && { message: { text: message } }),
    ...(files.length > 0 && { attachments: { list: files } }),
    state: { word: state },
    ...letters(answers),
  };
}

/** The staff's answers; where more was written by whoever asked, the letters of both as they came. */
function letters(answers: Request['answers']): Facts {
  if (answers.length === 0) return {};
  if (answers.every(({ by }) => by !== 'own')) return { answers: { list: answers.map(({ text }) => ({ text })) } };
  return { letters: { list: answers.map(({ text, at, by = 'staff' }) => ({ written: text, by, at })) } };
}
