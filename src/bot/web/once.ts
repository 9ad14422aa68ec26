import type { Procedure } from '../../dialogs/definition/procedure.js';
import type { Clock } from '../../domain/door/ports.js';
import type { Reveal } from '../../domain/door/reveal.js';
import type { Language } from '../../domain/terms/language.js';
import type { Problem } from '../../domain/terms/problems.js';
import { linesOf } from '../../speech/factLines.js';
import type { SpeakerOf } from '../../speech/speaker.js';

/** How long it stands on the screen, in seconds. */
const SECONDS = 60;

/** What the page shows for a minute, in words. */
export interface Shown {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly seconds: number;
}

/** Why it shows nothing. */
export interface NotShown {
  readonly problem: Problem;
  readonly message: string;
}

export interface Wanted {
  readonly account: string;
  readonly operator: string;
  /** The command that it was proven for. */
  readonly command: string;
  readonly language: Language;
}

/** What is shown once, in the words of the procedure that asked for it. See docs/adr/0017-shown-once.md. */
export type Once = (wanted: Wanted) => Promise<Shown | NotShown>;

interface OncePorts {
  readonly reveal: Reveal;
  readonly procedures: readonly Procedure[];
  readonly speaker: SpeakerOf;
  readonly clock: Clock;
}

/** The commands of the procedures. */
export const commandsOf = (procedures: readonly Procedure[]) =>
  procedures.flatMap(({ ending }) => (ending.run === undefined ? [] : [ending.run.command]));

/** The page's address for a command. */
export const oncePath = (operator: string, command: string): string =>
  `/${operator}/once/${encodeURIComponent(command)}`;

export const makeOnce =
  ({ reveal, procedures, speaker: of }: OncePorts): Once =>
  async ({ account, operator, command, language }) => {
    const speaker = of(language, operator);
    const found = await reveal({ account, operator, command, channel: 'webchat' });
    if (!found.ok) return { problem: found.problem, message: speaker.format.problem(found.problem) };
    const { by, facts } = found.value;
    const shown = procedures.find(({ ending }) => ending.run?.command.name === by);
    if (shown === undefined) throw new Error(`nothing says what ${by} is called`);
    const rows = linesOf(shown.id, facts, speaker).map(({ label, value }) => ({ label, value }));
    return { title: speaker.words.say(`${shown.id}:title`), rows, seconds: SECONDS };
  };
