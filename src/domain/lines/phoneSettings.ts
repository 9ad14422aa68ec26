import { list } from '../door/list.js';
import { lineRulesOf, type Operator } from '../operator/index.js';
import type { Line } from '../records/line.js';
import { choose, inLanguage } from '../terms/choices.js';
import { fine, type Result, refuse } from '../terms/result.js';
import { readsSms } from './states.js';

const HOUR_MS = 60 * 60_000;

/** What a phone can be sent settings for: mobile internet, MMS, streaming (B13). */
export const settingsChoices = list(async ({ operator }, _, find) => {
  const { services = [] } = lineRulesOf(operator).phoneSettings ?? {};
  return choose(
    services.map(({ id, name, settings }) => ({
      ...{ value: id, title: inLanguage(name, find.language) },
      // For a phone that takes no settings by itself: it is typed there.
      facts: [{ text: settings.apn }],
    })),
    find,
  );
});

/** The SMS with settings of the last hour, when each was ordered. */
export const recentSettings = ({ settingsSentAt = [] }: Pick<Line, 'settingsSentAt'>, now: Date): string[] =>
  settingsSentAt.filter((at) => Date.parse(at) > now.getTime() - HOUR_MS);

/**
 * Whether settings for these services can be sent to a line now. Refused where nobody reads an SMS there, where its plan has no
 * mobile internet that they would be for (`line.noInternet`), and where they are more than an hour may have (`settings.pause`).
 */
export function maySend(operator: Operator, line: Line, services: readonly string[], now: Date): Result<undefined> {
  const read = readsSms(operator, line);
  if (!read.ok) return read;
  const rules = lineRulesOf(operator).phoneSettings;
  const wanted = rules?.services.filter(({ id }) => services.includes(id)) ?? [];
  const internet = operator.catalogue.plans.find(({ id }) => id === line.plan)?.internet === true;
  if (!internet && wanted.some(({ needsInternet }) => needsInternet === true)) return refuse('line.noInternet');
  const before = recentSettings(line, now);
  const tooMany = before.length + wanted.length - (rules?.mostAnHour ?? 0);
  if (tooMany <= 0) return fine;
  // So many of them have to be an hour old before all of these can go.
  const last = Date.parse(before[tooMany - 1] ?? now.toISOString());
  return refuse('settings.pause', {
    most: rules?.mostAnHour ?? 0,
    until: { instant: new Date(last + HOUR_MS).toISOString() },
  });
}
