import type { Store } from '../door/ports.js';
import { scopedReads } from '../door/scope.js';
import type { Operator } from '../operator/index.js';
import type { Actor } from '../records/account.js';
import { OTHER_SUBJECT, type Request } from '../records/request.js';
import { type Choices, choose, type Find } from '../terms/choices.js';
import type { Facts } from '../terms/fact.js';
import type { Rows, ShownList } from '../terms/shown.js';
import { ownRequests, subjectFact, subjectsFor } from './requests.js';

/** What can be looked up about requests to the operator's staff. */
export interface RequestDesk {
  /** What a request may be about. */
  requestSubjects(who: Actor, find: Find): Promise<Choices>;
  /** One's own requests with their answers, newest first. */
  requests(who: Actor, rows: Rows): Promise<ShownList>;
  /** One's own request as it stands, for being told; undefined where there is none. */
  requestSaid(who: Actor, id: string): Promise<Request | undefined>;
}

export interface RequestDeskPorts {
  readonly store: Store;
  operatorOf(id: string): Operator;
}

/** The requests' part of the desk. */
export function makeRequestDesk({ store, operatorOf }: RequestDeskPorts): RequestDesk {
  return {
    requestSubjects: async (who, find) =>
      choose(
        subjectsFor(operatorOf(who.operator), who).map((subject) => ({
          ...{ value: subject, title: '', facts: [subjectFact(subject)] },
          ...(subject === OTHER_SUBJECT && { preset: true as const }),
        })),
        find,
      ),
    requests: (who, { from, most }) =>
      store.read(async (all) => {
        const own = await ownRequests(scopedReads(all, who), who);
        return { rows: own.slice(from, from + most).map(rowOf), total: own.length };
      }),
    requestSaid: (who, id) =>
      store.read(async (all) => {
        const request = await scopedReads(all, who).requests.get(id);
        return request?.account === who.account ? request : undefined;
      }),
  };
}

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
