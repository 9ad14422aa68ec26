import { list } from '../door/list.js';
import { query } from '../door/query.js';
import { OTHER_SUBJECT, type Request } from '../records/request.js';
import { choose } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import { ok } from '../terms/result.js';
import { ownRequests, subjectFact, subjectsFor } from './requests.js';

/** Belarus guide (B6): one's own requests to the operator's staff, newest first, with their answers. */
export const requests = query<object>({
  name: 'request.list',
  allowed: 'everybody',
  look: async ({ tables, actor }, _, { from, most }) => {
    const own = await ownRequests(tables, actor);
    return ok({ rows: own.slice(from, from + most).map(rowOf), total: own.length });
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

function rowOf({ reference, at, subject, message, state, answers }: Request): Facts {
  return {
    reference: { text: reference },
    at: { instant: at },
    about: subjectFact(subject),
    // What was written about somebody whose data were erased is gone.
    ...(message !== '' && { message: { text: message } }),
    state: { word: state },
    ...(answers.length > 0 && { answers: { list: answers.map(({ text }) => ({ text })) } }),
  };
}
