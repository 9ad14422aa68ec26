/** The refusals that a walk does not reach, and why. A test names a code that is in neither list. */
export const unreached: Readonly<Record<string, string>> = {
  'value.amount': 'no procedure asks for an amount yet; test/dialogs/cardKinds.test.ts does',
  'value.file': 'no procedure asks for a file yet; test/dialogs/cardKinds.test.ts does',
  'value.fileTooMany': 'no procedure asks for a file yet; test/dialogs/cardKinds.test.ts does',
  'value.fileKind': 'no procedure asks for a file yet; test/dialogs/cardKinds.test.ts does',
  'draft.secret': 'no procedure asks for a secret yet; test/behaviour/draftsHold.test.ts does',
  'draft.file': 'no procedure asks for a file yet; test/behaviour/draftsHold.test.ts does',
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
  'row.scientific': 'stands beside a row of a list; test/domain/lines/rows.test.ts does',
  'row.number': 'stands beside a row of a list; test/domain/lines/rows.test.ts does',
  'row.foreign': 'stands beside a row of a list; test/domain/lines/rows.test.ts does',
  'row.repeats': 'stands beside a row of a list; test/domain/lines/rows.test.ts does',
  'row.contradicts': 'stands beside a row of a list; test/domain/lines/rows.test.ts does',
  'approval.own': 'nobody is offered to approve their own; test/domain/door/authorisation.test.ts does',
  'order.replaced': 'stands on an order and refuses nothing; test/domain/orders/urgent.test.ts does',
  'offer.unknown':
    'a choice that is gone is asked again before the command sees it; test/domain/sales/registerCustomer.test.ts does',
};
