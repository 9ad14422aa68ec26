// What dialogs stand on, under our own types: docs/adr/0043-botbuilder-is-archived.md. Another framework takes this file's place.
//
// The index of botbuilder-dialogs also loads its prompts, with recognisers of numbers and dates in all languages, which nothing
// here uses: an eighth of a start. The package has no `exports` that would close these paths, and its version is pinned.
import { Dialog as BotbuilderDialog, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import { z } from 'zod';
import type { DialogClass, DialogOf, Dialogs, StatePropertyAccessor, WaterfallStep } from './dialogTypes.js';

/** What a dialog of one's own extends. */
export const Dialog: DialogClass = BotbuilderDialog;

/** The status of what has ended, with nothing open under it. */
export const complete: string = DialogTurnStatus.complete;

/** The dialogs of an assistant, over where they keep their state. */
export const dialogSet = (state: StatePropertyAccessor): Dialogs => new DialogSet(state);

const Result = z.looseObject({ status: z.enum(DialogTurnStatus) });

/** A dialog of these steps. */
export const waterfall = (id: string, steps: readonly WaterfallStep[]): DialogOf<object> =>
  new WaterfallDialog(
    id,
    steps.map((take) => async (step) => Result.parse(await take(step))),
  );
