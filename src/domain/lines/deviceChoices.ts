import { list } from '../door/list.js';
import { lineRulesOf } from '../operator/index.js';
import { type Choice, choose, inLanguage } from '../terms/choices.js';
import { refuse } from '../terms/result.js';
import { chosenLines } from './chosen.js';
import { closedBy, whyNot } from './closed.js';
import { isRegistered, lastSeen, registrationFacts } from './devices.js';
import { linesNow } from './facts.js';

/** Stands for a device whose number is typed. */
export const OTHER_DEVICE = 'other';

/** Register, or delete: that is closed where none is registered. Above stands the device that was last seen. */
export const deviceActions = list<{ lines: string }>(async (asking, { lines }, find) => {
  const chosen = await chosenLines(asking, lines);
  const none = ({ devices = [] }: (typeof chosen)[number]) =>
    devices.length === 0 ? refuse('device.none') : { ok: true as const, value: devices };
  const choices = (lineRulesOf(asking.operator).devices?.actions ?? []).map(
    ({ id, name }): Choice => ({
      ...{ value: id, title: inLanguage(name, find.language) },
      ...(id === 'remove' ? closedBy(chosen.map((line) => whyNot(none(line)))) : {}),
    }),
  );
  const about = linesNow(chosen, (line) => {
    const seen = lastSeen(line);
    return seen === undefined ? [{ word: 'noDeviceSeen' }] : registrationFacts(line, seen);
  });
  return { ...choose(choices, find), about };
});

/** To be registered: the device that was last seen, unless it is, and another one. To be deleted: those that are registered. */
export const deviceChoices = list<{ lines: string; action: string }>(async (asking, { lines, action }, find) => {
  const chosen = await chosenLines(asking, lines);
  const imeiChoice = (imei: string): Choice => ({ value: imei, title: imei });
  if (action === 'remove')
    return choose(
      chosen.flatMap(({ devices = [] }) => devices.map(imeiChoice)),
      find,
    );
  const { other } = lineRulesOf(asking.operator).devices ?? {};
  const seen = chosen.flatMap((line) => {
    const imei = lastSeen(line);
    return imei === undefined || isRegistered(line, imei) ? [] : [imeiChoice(imei)];
  });
  return choose(
    [...seen, ...(other === undefined ? [] : [{ value: OTHER_DEVICE, title: inLanguage(other, find.language) }])],
    find,
  );
});
