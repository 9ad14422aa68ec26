import type { Procedure } from '../definition/procedure.js';
import { changeEmail } from './accounts/changeEmail.js';
import { changeLanguage } from './accounts/changeLanguage.js';
import { changePassword } from './accounts/changePassword.js';
import { companyName } from './accounts/companyName.js';
import { myHistory } from './accounts/myHistory.js';
import { notices } from './accounts/notices.js';
import { teamsLink } from './accounts/teamsLink.js';
import { teamsLinks } from './accounts/teamsLinks.js';
import { teamsUnlink } from './accounts/teamsUnlink.js';
import { addToContract } from './agreements/addToContract.js';
import { companyData } from './agreements/companyData.js';
import { contract } from './agreements/contract.js';
import { packNotice } from './agreements/packNotice.js';
import { billingSettings } from './bills/billingSettings.js';
import { billPage } from './bills/billPage.js';
import { billRegister } from './bills/billRegister.js';
import { invoice } from './bills/invoice.js';
import { invoiceFile } from './bills/invoiceFile.js';
import { invoiceMail } from './bills/invoiceMail.js';
import { invoices } from './bills/invoices.js';
import { payInvoice } from './bills/payInvoice.js';
import { reconciliation } from './bills/reconciliation.js';
import { workCertificate } from './bills/workCertificate.js';
import { allowances } from './buckets/allowances.js';
import { packUse } from './buckets/packUse.js';
import { sentReports } from './documents/sentReports.js';
import { instalments } from './instalments/instalments.js';
import { activation } from './lines/activation.js';
import { addLine } from './lines/addLine.js';
import { addLines } from './lines/addLines.js';
import { barring } from './lines/barring.js';
import { blocking } from './lines/blocking.js';
import { callForwarding } from './lines/callForwarding.js';
import { changeNumber } from './lines/changeNumber.js';
import { companyReport } from './lines/companyReport.js';
import { deviceList } from './lines/deviceList.js';
import { deviceRegistration } from './lines/deviceRegistration.js';
import { groupPack } from './lines/groupPack.js';
import { lineAccount } from './lines/lineAccount.js';
import { lineOverview } from './lines/lineOverview.js';
import { mobileInternet } from './lines/mobileInternet.js';
import { options } from './lines/options.js';
import { ownNumber } from './lines/ownNumber.js';
import { ownServices } from './lines/ownServices.js';
import { payByMobileLimit } from './lines/payByMobileLimit.js';
import { phoneSettings } from './lines/phoneSettings.js';
import { planChange } from './lines/planChange.js';
import { renaming } from './lines/renaming.js';
import { simCodes } from './lines/simCodes.js';
import { smsControl } from './lines/smsControl.js';
import { splitBillProfile } from './lines/splitBillProfile.js';
import { stopNumber } from './lines/stopNumber.js';
import { swapSim } from './lines/swapSim.js';
import { userData } from './lines/userData.js';
import { voiceMessages } from './lines/voiceMessages.js';
import { approvals } from './orders/approvals.js';
import { linkSim } from './orders/linkSim.js';
import { myOrders } from './orders/myOrders.js';
import { orderUser } from './orders/orderUser.js';
import { undoOrders } from './orders/undoOrders.js';
import { accountPayments } from './payments/accountPayments.js';
import { linePayments } from './payments/linePayments.js';
import { registerPayment } from './payments/registerPayment.js';
import { changeProfileRole } from './people/changeProfileRole.js';
import { companyHistory } from './people/companyHistory.js';
import { createProfile } from './people/createProfile.js';
import { erasePerson } from './people/erasePerson.js';
import { removeProfile } from './people/removeProfile.js';
import { resendInvitation } from './people/resendInvitation.js';
import { userProfiles } from './people/userProfiles.js';
import { questions } from './questions/questions.js';
import { commissions } from './sales/commissions.js';
import { registration } from './sales/registration.js';
import { resubscription } from './sales/resubscription.js';
import { transactions } from './sales/transactions.js';
import { deleteSecretCode } from './secretCodes/deleteSecretCode.js';
import { secretCodes } from './secretCodes/secretCodes.js';
import { sendSecretCode } from './secretCodes/sendSecretCode.js';
import { addToRequest } from './tickets/addToRequest.js';
import { blankSims } from './tickets/blankSims.js';
import { closeRequest } from './tickets/closeRequest.js';
import { debitMandate } from './tickets/debitMandate.js';
import { invoiceDelivery } from './tickets/invoiceDelivery.js';
import { myRequests } from './tickets/myRequests.js';
import { person } from './tickets/person.js';
import { ticket } from './tickets/ticket.js';
import { callDetails } from './usage/callDetails.js';
import { charges } from './usage/charges.js';
import { mailDetails } from './usage/mailDetails.js';

/** All procedures. Which of them an operator offers to whom stands in its `profile.json`. */
export const procedures: readonly Procedure[] = [
  mailDetails,
  companyReport,
  registration,
  resubscription,
  transactions,
  commissions,
  erasePerson,
  userProfiles,
  createProfile,
  changeProfileRole,
  resendInvitation,
  removeProfile,
  lineOverview,
  allowances,
  callDetails,
  linePayments,
  companyData,
  contract,
  addToContract,
  packUse,
  packNotice,
  accountPayments,
  registerPayment,
  billRegister,
  invoices,
  invoice,
  payInvoice,
  billingSettings,
  billPage,
  debitMandate,
  workCertificate,
  reconciliation,
  invoiceFile,
  invoiceMail,
  invoiceDelivery,
  sentReports,
  instalments,
  charges,
  activation,
  userData,
  addLine,
  addLines,
  planChange,
  mobileInternet,
  splitBillProfile,
  lineAccount,
  options,
  payByMobileLimit,
  groupPack,
  sendSecretCode,
  deleteSecretCode,
  secretCodes,
  blocking,
  stopNumber,
  swapSim,
  changeNumber,
  renaming,
  barring,
  smsControl,
  callForwarding,
  voiceMessages,
  phoneSettings,
  deviceRegistration,
  deviceList,
  simCodes,
  ownNumber,
  ownServices,
  approvals,
  orderUser,
  linkSim,
  myOrders,
  undoOrders,
  changeEmail,
  changePassword,
  changeLanguage,
  companyName,
  notices,
  teamsLink,
  teamsLinks,
  teamsUnlink,
  myHistory,
  companyHistory,
  myRequests,
  addToRequest,
  closeRequest,
  questions,
  person,
  blankSims,
  ticket,
];
