import { plain } from '../domain/choices.js';
import type { Submit } from './submit.js';
import type { Words } from './words.js';

/** What works at any moment, whatever is asked. */
export const controls = ['menu', 'help', 'cancel', 'back'] as const;
export type Control = (typeof controls)[number];

const isControl = (act: string): act is Control => controls.some((control) => control === act);

/** The control that a button or a typed word means. The words stand in `locales/<lng>/common.json` under `said`. */
export function controlOf(submit: Submit | undefined, text: string, words: Words): Control | undefined {
  if (submit !== undefined) return isControl(submit.act) ? submit.act : undefined;
  const said = plain(text);
  return controls.find((control) => words.list(`common:said.${control}`).includes(said));
}
