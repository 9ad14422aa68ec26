import { type InterfaceName, interfaceNames } from '../../../src/bot/tmf/client/interfaces.js';
import { type TmfSettings, tmfSettings } from '../../../src/bot/tmf/client/settings.js';

/** Lines are read of one of two interfaces. */
const most = interfaceNames.filter((name) => name !== 'TMF637');

/** The settings of an operator whose back end lies at an address of this machine, with most interfaces unless some are named. */
export function settingsFor(baseUrl: string, more: object = {}, names: readonly InterfaceName[] = most): TmfSettings {
  const interfaces = Object.fromEntries(names.map((name) => [name, {}]));
  const read = tmfSettings({ TMF: JSON.stringify([{ operator: 'acme', baseUrl, interfaces, ...more }]) });
  const [settings] = read.backEnds;
  if (settings === undefined) throw new Error(read.problems.join('\n'));
  return settings;
}
