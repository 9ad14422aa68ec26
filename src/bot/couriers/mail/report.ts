import type { Operator } from '../../../domain/operator/index.js';
import type { ReportFile } from '../../../domain/records/report.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import type { Speaker } from '../../../speech/speaker.js';
import type { Letter } from './letter.js';

interface Told {
  readonly title: string;
  /** Of which days it is, in words. */
  readonly of: string | undefined;
  /** How many rows it has, in words. */
  readonly counts: 'rows' | 'entries';
  /** Who asked for it. */
  readonly name: string;
  readonly operator: Operator;
  readonly speaker: Speaker;
}

/** The letter that a report is attached to (C20, C23): who asked for it, as of when it is, and what to do if nobody did. */
export function reportLetter(
  { asOf, total }: Pick<ReportFile, 'asOf' | 'total'>,
  { title, of, counts, name, operator, speaker }: Told,
): Letter {
  const { words, format } = speaker;
  const { language } = words;
  const { title: known, contact } = operator.profile;
  const values = {
    ...{ operator: inLanguage(known, language), report: title, name, asOf: format.instant(asOf), count: total },
    ...{ phone: contact.phone, hours: inLanguage(contact.hours, language) },
  };
  const say = (key: 'greeting' | 'why' | 'rows' | 'entries' | 'check') => words.say(`mail:report.${key}`, values);
  const subject =
    of === undefined ? words.say('mail:report.subject', values) : words.say('mail:report.subjectOf', { ...values, of });
  return {
    ...{ language, subject, title: of === undefined ? title : [title, of].join(', ') },
    ...{ opening: [say('greeting'), say('why'), say(counts)], groups: [], closing: [say('check')] },
  };
}
