/** The refusals that a walk does not reach, and why. A test names a code that is in neither list. */
export const unreached: Readonly<Record<string, string>> = {
  'value.amount': 'no procedure asks for an amount yet; test/dialogs/cardKinds.test.ts does',
  'value.file': 'a field of files has no input in which anything else could stand; test/dialogs/cardKinds.test.ts does',
  'review.tooSoon': 'the walk presses at once, and the pause is off; test/behaviour/confirmUnseen.test.ts does',
  'option.noneForPlan': 'every plan of the demo has an option; test/domain/lines/switches.test.ts does',
  'draft.secret': 'no procedure asks for a secret yet; test/behaviour/draftsHold.test.ts does',
  'draft.tooLong': 'no procedure of today has answers of 8 KB; test/behaviour/drafts.test.ts does',
  'pin.busy': 'needs 600 PINs in a minute of the machine; test/domain/door/proofs.test.ts does',
  'password.busy': 'like pin.busy, which test/domain/door/proofs.test.ts does',
  'oneTimeCode.busy': 'like pin.busy, which test/domain/door/proofs.test.ts does',
  'proof.missing': 'needs an authorisation that ends within its own turn; test/domain/door/execute.test.ts does',
  'code.wrong':
    'a subscriber reads by SMS, which is no channel yet; test/domain/secretCodes/secretCodeCheck.test.ts does',
  'code.busy':
    'a subscriber reads by SMS, which is no channel yet; test/domain/secretCodes/secretCodeCheck.test.ts does',
  'line.otherwise': 'the changes of today say it in their own words; test/domain/lines/changes.test.ts does',
  'line.renamingClosed': 'needs the last two days of a month; test/domain/orders/renaming.test.ts does',
  'rows.oneFile': 'a walk sends no files; test/behaviour/lineList.test.ts does',
  'rows.fileGone': 'a walk sends no files; test/behaviour/lineList.test.ts does',
  'rows.fileKind': 'a walk sends no files; test/bot/sheets.test.ts does',
  'rows.fileLocked': 'a walk sends no files; test/bot/sheets.test.ts does',
  'rows.fileTooBig': 'a walk sends no files; test/bot/sheets.test.ts does',
  'sim.same': 'the field says first that the card is taken; test/domain/orders/swapSims.test.ts does',
  'approval.own': 'nobody is offered to approve their own; test/domain/door/authorisation.test.ts does',
  'order.porting': 'stands on an order and refuses nothing; test/domain/orders/newLine.test.ts does',
  'plan.notSold': 'no plan of the demo has a last day; test/domain/orders/plans.test.ts does',
  'option.notForPlan': 'such an option is not offered; test/domain/orders/newLine.test.ts does',
  'number.taken': 'needs two who choose at once; test/store/onlyOnce.test.ts does',
  'user.unknown': 'is said at the command line only; test/behaviour/erasureInCompanies.test.ts does',
  'order.replaced': 'stands on an order and refuses nothing; test/domain/orders/urgent.test.ts does',
  'offer.unknown':
    'a choice that is gone is asked again before the command sees it; test/domain/sales/registerCustomer.test.ts does',
};
