import type { Operator } from '../../../domain/operator/index.js';
import { OTHER_SUBJECT, type Request } from '../../../domain/records/request.js';
import { withoutSealed } from '../../../domain/terms/fact.js';
import { aboutFact } from '../../../domain/tickets/requests.js';
import { linesOf } from '../../../speech/factLines.js';
import type { SpeakerOf } from '../../../speech/speaker.js';
import type { Told } from './ticket.js';

interface Speaking {
  readonly speaker: SpeakerOf;
  operatorOf(id: string): Operator;
}

/** A request as the operator's staff reads it, in the operator's first language. What is sealed stays here. */
export function toldOf({ speaker, operatorOf }: Speaking, request: Request): Pick<Told, 'name' | 'description'> {
  const { operator, subject, message, given = {}, reach, context } = request;
  const [language = 'en'] = operatorOf(operator).profile.languages;
  const own = speaker(language, operator);
  const facts = subject === OTHER_SUBJECT ? {} : withoutSealed(given);
  const lines = linesOf(subject, facts, own).map(({ label, value }) => `${label}: ${value}`);
  const description = [message, ...lines, reach, context].filter((text) => text !== undefined && text !== '');
  return { name: own.format.fact(aboutFact(request)), description: description.join('\n') };
}
