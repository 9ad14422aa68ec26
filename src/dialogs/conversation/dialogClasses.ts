// The index of botbuilder-dialogs also loads its prompts, with recognisers of numbers and dates in all languages, which nothing
// here uses: an eighth of a start. The package has no `exports` that would close these paths, and its version is pinned.
export { Dialog, DialogTurnStatus } from 'botbuilder-dialogs/lib/dialog.js';
export { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
export { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
