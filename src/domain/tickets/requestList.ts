import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { filesOf, OTHER_SUBJECT, type Request } from '../records/request.js';
import { choose } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import { requestShown } from './requestShown.js';
import { aboutFact, ownRequests, subjectFact, subjectsFor } from './requests.js';

/** Belarus guide (B6): one's own requests to the operator's staff, newest first, with their answers. */
export const requests = query<object>({
  name: 'request.list',
  allowed: 'everybody',
  look: async ({ tables, actor }, _, { from, most }) => {
    const own = await ownRequests(tables, actor);
    const shown = own.slice(from, from + most);
    return ok({
      rows: shown.map(rowOf),
      total: own.length,
      rowsGiven: shown.map((request) => requestShown.shown(request.id, request)),
      rowsFiles: shown.map((request) => filesOf(request).map(({ id, name }) => ({ request: request.id, id, name }))),
    });
  },
});

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

/** A request, with the answers in the fields of a ticket under the labels of its own procedure. */
function rowOf(request: Request): Facts {
  const { reference, at, subject, message, state, answers, given = {} } = request;
  // Their labels are the words of the procedure that asked for them.
  const fields = Object.entries(subject === OTHER_SUBJECT ? {} : given).map(
    ([key, fact]) => [`${subject}:${key}`, fact] as const,
  );
  const files = filesOf(request).map(({ name }) => ({ text: name }));
  return {
    reference: { text: reference },
    at: { instant: at },
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
