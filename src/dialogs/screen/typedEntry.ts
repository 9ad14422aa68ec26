import { plain } from '../../domain/terms/plainText.js';
import { holdsSecret } from '../../domain/values/identifiers.js';
import type { Attachment } from '../conversation/activity.js';
import { say } from '../conversation/speaking.js';
import { isOnlyChat, takeUnfit, takeUnused } from '../conversation/unfit.js';
import type { Field } from '../definition/procedure.js';
import { keptOrSkipped } from '../fields/keptOrSkipped.js';
import { kindOf } from '../fields/kind.js';
import { answerInWords } from '../fields/showing.js';
import { firstEmpty } from './firstEmpty.js';
import { takeTypedLines } from './lines/typedEntries.js';
import { narrowList, turnPage } from './longList.js';
import { namedOver, takeNamed } from './namedAnswers.js';
import type { OpenScreen } from './openScreen.js';
import { takerOfFiles, withHeld } from './readCard.js';
import { askWhich, meantAfterNo } from './saidNo.js';
import type { ScreenResult } from './screen.js';
import { takeStep } from './steps.js';

/** What a typed line does: it answers the first field of the screen that is still empty. Files may come with it. */
export async function takeLine(open: OpenScreen, text: string): Promise<ScreenResult | undefined> {
  const files = open.context.activity.attachments ?? [];
  const waitsForFiles = fileField(open, files);
  const again = () => open.askBelow();
  if (waitsForFiles !== undefined) await holdFiles(open, waitsForFiles, files);
  else if (text.trim() === '' && files.length === 0) await again();
  else if (open.turn.showsCards && files.length === 0 && isOnlyChat(text, open.turn.words))
    await takeUnfit(open.context, text, { explain: again, again });
  else {
    const step = files.length > 0 ? undefined : await takeStep(open, text);
    if (step !== undefined) return step === 'taken' ? undefined : step;
    const field = await firstEmpty(open.screen, open.turn);
    const named = files.length > 0 ? undefined : namedOver(open, field, text);
    if (named !== undefined) return takeNamed(open, named);
    const meant = files.length > 0 ? undefined : await meantAfterNo(open, field, text);
    if (meant !== undefined && 'named' in meant) return takeNamed(open, meant.named, meant.corrects);
    if (meant !== undefined) {
      await askWhich(open, meant.which, meant.value);
      return undefined;
    }
    if (field !== undefined) return answer(open, field, text, files);
    const unused = { secret: 'common:secretLikeCard', other: 'common:allFilled' } as const;
    await takeUnused(open.context, text, unused, again);
  }
  return undefined;
}

async function answer(
  open: OpenScreen,
  field: Field,
  text: string,
  files: readonly Attachment[],
): Promise<ScreenResult | undefined> {
  const { turn, run } = open;
  const kind = kindOf(field.schema);
  if (kind.mostLines !== undefined && files.length === 0) {
    const kept = keptOrSkipped(field, text, run.answers, turn);
    return kept === undefined ? takeTypedLines(open, field, kind.mostLines, text) : open.end({ [field.name]: kept });
  }
  if (kind.listed && turn.words.list('common:said.more').includes(plain(text))) {
    await turnPage(open, field);
    return undefined;
  }
  if (kind.isSecret) turn.hideText();
  const read = await kind.readLine(field, { text, files, shown: open.waiting.shown }, run.answers, turn);
  if (read.ok) return open.end({ [field.name]: read.value });
  if (holdsSecret(text)) turn.hideText();
  if ('several' in read) await narrowList(open, field, text);
  else {
    const explain = () => open.askAgain(field, read.problem);
    await takeUnfit(open.context, text, { explain, again: () => open.askBelow() });
  }
  return undefined;
}

/** The field on an open card that these files are for. A screen with nothing else is answered by them at once. */
function fileField({ turn, fields }: OpenScreen, files: readonly Attachment[]): Field | undefined {
  const wanted = takerOfFiles(fields);
  if (!turn.showsCards || wanted === undefined || fields.length === 1) return undefined;
  return kindOf(wanted.schema).fromCard(wanted.name, {}, files) === undefined ? undefined : wanted;
}

/** Files sent while a card is open: they wait for the card, and what was typed into it stays. */
async function holdFiles(open: OpenScreen, field: Field, files: readonly Attachment[]): Promise<void> {
  const { turn, context, waiting } = open;
  const kind = kindOf(field.schema);
  const raw = withHeld(field, kind.fromCard(field.name, {}, files), waiting.drafts);
  const read = await kind.read(field, raw, {}, turn);
  if (!read.ok) return open.askAgain(field, read.problem);
  const drafts = { ...waiting.drafts, [field.name]: read.value };
  open.keep({ drafts });
  await say(context, turn.words.say('common:filesHeld', { files: await answerInWords(field, drafts, turn) }));
}
