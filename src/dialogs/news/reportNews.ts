import { isKept } from '../../domain/documents/reportStanding.js';
import type { Report } from '../../domain/records/report.js';
import type { Turn } from '../conversation/turn.js';
import { noteTold, toldBefore } from '../shown/told.js';
import type { Told } from './approvalNews.js';

/** What has become of one's own report since it was told last: with its file, for as long as there is one. */
export async function reportNews(report: Report, turn: Turn): Promise<Told | undefined> {
  const { id, state, file, procedure, called, expiresAt } = report;
  const states = { [state]: 1 };
  if (toldBefore(id, states, turn)) return undefined;
  noteTold(id, states, turn);
  const { words, format, services } = turn;
  const title = words.say(`${procedure}:${called}`);
  if (file === undefined || !isKept(report, services.clock.now()))
    return {
      text: words.say(state === 'failed' ? 'common:sentReport.failed' : 'common:sentReport.over', { report: title }),
    };
  const said = { report: title, asOf: format.instant(file.asOf), count: file.total, until: format.instant(expiresAt) };
  return {
    text: words.say(state === 'made' ? 'common:sentReport.ready' : 'common:sentReport.notMailed', said),
    file: { title, url: await services.sentReports.link(report, turn.actor) },
  };
}
