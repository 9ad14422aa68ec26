import type { Language } from '../../src/domain/terms/language.js';
import { left } from '../../test/guides/left.js';
import { type Expected, missing, type Transcript } from '../../test/guides/transcript.js';
import type { TestApp } from '../../test/support/app.js';
import { type Translated, translator } from './translated.js';

type Part = Pick<Transcript, 'login' | 'cards' | 'text'>;

/** What somebody did, what was answered, how both look in a script, and what the answer's screen is made of in any language. */
export interface Heard {
  readonly read: string;
  readonly lines: { readonly said: string; readonly answer: string };
  readonly shape: string;
}

/** A conversation that is played: `moveOf` finds what the transcript does by where it stands on the screen. */
export interface Stage<Move> {
  readonly greeting: string;
  moveOf(step: number): Move;
  play(move: Move): Promise<Heard>;
  close(): void;
}

/** Cards or plain text. */
export interface Way<Move> {
  readonly name: string;
  expected(part: Part): readonly Expected[];
  open(app: TestApp, operator: string, part: Part, inLanguage: Translated): Promise<Stage<Move>>;
}

interface Step<Move> {
  readonly move: Move;
  readonly shape: string;
}

/** A played scene: its lines, its steps, what it left behind, and why it did not come to its receipt, where it did not. */
export interface Played<Move> {
  readonly lines: readonly string[];
  readonly steps: readonly Step<Move>[];
  readonly left: string;
  readonly stopped?: string;
}

/** A scene after the first one, in which everybody spoke their own language. */
export interface Cast<Move> {
  readonly language: Language;
  readonly lead: Played<Move>;
}

/**
 * Plays a transcript. At first everybody speaks their own language, and all that is expected must be read; with a cast, all
 * speak its language: each answer must be the same screen, and the end must leave the same behind, receipt for receipt.
 */
export async function play<Move>(app: TestApp, transcript: Transcript, way: Way<Move>, cast?: Cast<Move>) {
  const { operator, login } = transcript;
  const { lines, steps, stopped } = await scene(app, transcript, way, cast);
  const end = JSON.stringify(await left(app, operator, login), null, 1);
  const played: Played<Move> = { lines, steps, left: end };
  const reason = stopped ?? otherEnd(end, cast?.lead.left ?? end);
  if (reason === undefined) return played;
  return { ...played, lines: [...lines, `\n(The play ends here: ${reason})`], stopped: reason };
}

async function scene<Move>(app: TestApp, transcript: Transcript, way: Way<Move>, cast?: Cast<Move>) {
  const { operator, before, procedure } = transcript;
  const lines = [`${procedure}, ${operator}, ${way.name}, ${cast?.language ?? ''}`];
  const steps: Step<Move>[] = [];
  for (const part of before === undefined ? [transcript] : [before, transcript]) {
    const inLanguage = await speak(app, operator, part.login, cast?.language);
    const stage = await way.open(app, operator, part, inLanguage);
    lines.push(guichet(stage.greeting));
    try {
      for (const [at, expected] of way.expected(part).entries()) {
        const led = cast?.lead.steps[steps.length];
        const move = led?.move ?? stage.moveOf(at);
        const { read, shape, lines: shown } = await stage.play(move);
        lines.push(`\nPERSON: ${shown.said}`, guichet(shown.answer));
        steps.push({ move, shape });
        await app.outbox.idle();
        const amiss = led === undefined ? missing(read, expected)[0] : otherScreen(shape, led.shape);
        if (amiss !== undefined) return { lines, steps, stopped: amiss };
      }
    } catch (error) {
      return { lines, steps, stopped: error instanceof Error ? error.message : String(error) };
    } finally {
      stage.close();
    }
  }
  return { lines, steps };
}

const otherScreen = (shape: string, led: string): string | undefined =>
  shape === led ? undefined : `another screen than in their own language: ${shape}, there ${led}`;

/** The first line in which two ends differ. */
function otherEnd(end: string, led: string): string | undefined {
  if (end === led) return undefined;
  const [here, there] = [end, led].map((text) => text.split('\n'));
  const at = here?.findIndex((line, index) => line !== there?.[index]) ?? 0;
  return `it left something else behind than in their own language: ${here?.[at]}, there ${there?.[at]}`;
}

/** The account in this language, as if its owner had chosen it, and what is said in their own one as it is said in this. */
async function speak(app: TestApp, operator: string, login: string, language?: Language): Promise<Translated> {
  const id = await app.accountId(operator, login);
  const account = await app.store.read(({ accounts }) => accounts.get(id));
  const own = account?.language ?? app.operators.get(operator)?.profile.languages[0];
  if (account === undefined || own === undefined) throw new Error(`${operator} has no ${login}`);
  if (language !== undefined) await app.store.transaction(({ accounts }) => accounts.put({ ...account, language }));
  return translator(operator, own, language ?? own);
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');
const guichet = (text: string): string => `\nGUICHET:\n${indented(text)}`;
