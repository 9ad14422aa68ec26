import { changeEmailKcell } from './accounts/changeEmail.kcell.js';
import { companyNameKcell } from './accounts/companyName.kcell.js';
import { profileTranscripts } from './accounts/profile.js';
import { teamsTranscripts } from './accounts/teams.js';
import { addToContractTelenet } from './agreements/addToContract.telenet.js';
import { companyDataBelarus } from './agreements/companyData.belarus.js';
import { contractTelenet } from './agreements/contract.telenet.js';
import { packNoticeTelenet } from './agreements/packNotice.telenet.js';
import { billingSettingsTelenet } from './bills/billingSettings.telenet.js';
import { billPageTelenet } from './bills/billPage.telenet.js';
import { billRegisterKcell } from './bills/billRegister.kcell.js';
import { invoiceTelenet } from './bills/invoice.telenet.js';
import { invoiceFileBelarus } from './bills/invoiceFile.belarus.js';
import { invoiceMailBelarus } from './bills/invoiceMail.belarus.js';
import { invoicesTelenet } from './bills/invoices.telenet.js';
import { payInvoiceTelenet } from './bills/payInvoice.telenet.js';
import { reconciliationKcell } from './bills/reconciliation.kcell.js';
import { workCertificateKcell } from './bills/workCertificate.kcell.js';
import { allowancesKcell } from './buckets/allowances.kcell.js';
import { packUseTelenet } from './buckets/packUse.telenet.js';
import { sentReportsBelarus } from './documents/sentReports.belarus.js';
import { sentReportsKcell } from './documents/sentReports.kcell.js';
import { everywhere } from './everywhere.js';
import { instalmentsBelarus } from './instalments/instalments.belarus.js';
import { activationTelenet } from './lines/activation.telenet.js';
import { addLineTelenet } from './lines/addLine.telenet.js';
import { addLinesTelenet } from './lines/addLines.telenet.js';
import { barringTelenet } from './lines/barring.telenet.js';
import { lineAccountTelenet, splitBillProfileTelenet } from './lines/billing.telenet.js';
import { blockingBelarus } from './lines/blocking.belarus.js';
import { blockingKcell } from './lines/blocking.kcell.js';
import { blockingTelenet } from './lines/blocking.telenet.js';
import { callForwardingBelarus } from './lines/callForwarding.belarus.js';
import { callForwardingKcell } from './lines/callForwarding.kcell.js';
import { changeNumberBelarus } from './lines/changeNumber.belarus.js';
import { companyReportKcell } from './lines/companyReport.kcell.js';
import { deviceListKcell } from './lines/deviceList.kcell.js';
import { deviceRegistrationKcell } from './lines/deviceRegistration.kcell.js';
import { groupPackTelenet } from './lines/groupPack.telenet.js';
import { lineOverviewBelarus } from './lines/lineOverview.belarus.js';
import { lineOverviewComuniq } from './lines/lineOverview.comuniq.js';
import { lineOverviewKcell } from './lines/lineOverview.kcell.js';
import { lineOverviewTelenet } from './lines/lineOverview.telenet.js';
import { mobileInternetBelarus } from './lines/mobileInternet.belarus.js';
import { mobileInternetKcell } from './lines/mobileInternet.kcell.js';
import { optionsBelarus } from './lines/options.belarus.js';
import { optionsKcell } from './lines/options.kcell.js';
import { optionsTelenet } from './lines/options.telenet.js';
import { ownNumberKcell } from './lines/ownNumber.kcell.js';
import { ownServicesKcell } from './lines/ownServices.kcell.js';
import { payByMobileLimitTelenet } from './lines/payByMobileLimit.telenet.js';
import { phoneSettingsBelarus } from './lines/phoneSettings.belarus.js';
import { planChangeBelarus } from './lines/planChange.belarus.js';
import { planChangeTelenet } from './lines/planChange.telenet.js';
import { renamingBelarus } from './lines/renaming.belarus.js';
import { simCodesBelarus } from './lines/simCodes.belarus.js';
import { simCodesKcell } from './lines/simCodes.kcell.js';
import { simCodesTelenet } from './lines/simCodes.telenet.js';
import { smsControlKcell } from './lines/smsControl.kcell.js';
import { stopNumberTelenet } from './lines/stopNumber.telenet.js';
import { swapSimKcell } from './lines/swapSim.kcell.js';
import { swapSimTelenet } from './lines/swapSim.telenet.js';
import { userDataTelenet } from './lines/userData.telenet.js';
import { voiceMessagesBelarus } from './lines/voiceMessages.belarus.js';
import { approvalsKcell } from './orders/approvals.kcell.js';
import { approvalsTelenet } from './orders/approvals.telenet.js';
import { linkSimComuniq } from './orders/linkSim.comuniq.js';
import { myOrdersBelarus } from './orders/myOrders.belarus.js';
import { myOrdersComuniq } from './orders/myOrders.comuniq.js';
import { myOrdersKcell } from './orders/myOrders.kcell.js';
import { myOrdersTelenet } from './orders/myOrders.telenet.js';
import { orderUserComuniq } from './orders/orderUser.comuniq.js';
import { undoOrdersBelarus } from './orders/undoOrders.belarus.js';
import { undoOrdersComuniq } from './orders/undoOrders.comuniq.js';
import { undoOrdersKcell } from './orders/undoOrders.kcell.js';
import { undoOrdersTelenet } from './orders/undoOrders.telenet.js';
import { accountPaymentsBelarus } from './payments/accountPayments.belarus.js';
import { accountPaymentsKcell } from './payments/accountPayments.kcell.js';
import { linePaymentsKcell } from './payments/linePayments.kcell.js';
import { registerPaymentBelarus } from './payments/registerPayment.belarus.js';
import { changeProfileRoleTelenet } from './people/changeProfileRole.telenet.js';
import { createProfileTelenet } from './people/createProfile.telenet.js';
import { erasePersonKonnect } from './people/erasePerson.konnect.js';
import { removeProfileTelenet } from './people/removeProfile.telenet.js';
import { resendInvitationTelenet } from './people/resendInvitation.telenet.js';
import { userProfilesTelenet } from './people/userProfiles.telenet.js';
import { questionsBelarus } from './questions/questions.belarus.js';
import { questionsComuniq } from './questions/questions.comuniq.js';
import { questionsKcell } from './questions/questions.kcell.js';
import { questionsKonnect } from './questions/questions.konnect.js';
import { questionsTelenet } from './questions/questions.telenet.js';
import { commissionsKonnect } from './sales/commissions.konnect.js';
import { registrationKonnect } from './sales/registration.konnect.js';
import { resubscriptionKonnect } from './sales/resubscription.konnect.js';
import { transactionsKonnect } from './sales/transactions.konnect.js';
import { deleteSecretCodeKcell } from './secretCodes/deleteSecretCode.kcell.js';
import { secretCodesKcell } from './secretCodes/secretCodes.kcell.js';
import { sendSecretCodeKcell } from './secretCodes/sendSecretCode.kcell.js';
import { blankSimsTelenet } from './tickets/blankSims.telenet.js';
import { debitMandateTelenet } from './tickets/debitMandate.telenet.js';
import { invoiceDeliveryBelarus } from './tickets/invoiceDelivery.belarus.js';
import { subscribersRequestsBelarus } from './tickets/myRequests.belarus.js';
import { employeesTelenet, ticketTelenet } from './tickets/ticket.telenet.js';
import type { Transcript } from './transcript.js';

/** All transcripts: one for every procedure and operator that offers it. */
import { callDetailsBelarus } from './usage/callDetails.belarus.js';
import { callDetailsKcell } from './usage/callDetails.kcell.js';
import { chargesBelarus } from './usage/charges.belarus.js';
import { mailDetailsKcell } from './usage/mailDetails.kcell.js';

export const transcripts: readonly Transcript[] = [
  blankSimsTelenet,
  ticketTelenet,
  employeesTelenet,
  subscribersRequestsBelarus,
  companyReportKcell,
  allowancesKcell,
  callDetailsKcell,
  mailDetailsKcell,
  linePaymentsKcell,
  accountPaymentsKcell,
  companyDataBelarus,
  contractTelenet,
  addToContractTelenet,
  groupPackTelenet,
  packUseTelenet,
  packNoticeTelenet,
  accountPaymentsBelarus,
  registerPaymentBelarus,
  billRegisterKcell,
  invoicesTelenet,
  invoiceTelenet,
  payInvoiceTelenet,
  billingSettingsTelenet,
  billPageTelenet,
  debitMandateTelenet,
  workCertificateKcell,
  reconciliationKcell,
  invoiceFileBelarus,
  invoiceMailBelarus,
  invoiceDeliveryBelarus,
  sentReportsKcell,
  sentReportsBelarus,
  instalmentsBelarus,
  callDetailsBelarus,
  chargesBelarus,
  questionsTelenet,
  questionsBelarus,
  questionsComuniq,
  questionsKonnect,
  questionsKcell,
  registrationKonnect,
  resubscriptionKonnect,
  transactionsKonnect,
  commissionsKonnect,
  erasePersonKonnect,
  changeProfileRoleTelenet,
  createProfileTelenet,
  removeProfileTelenet,
  resendInvitationTelenet,
  userProfilesTelenet,
  ...everywhere,
  ...teamsTranscripts,
  ...profileTranscripts,
  changeEmailKcell,
  companyNameKcell,
  sendSecretCodeKcell,
  deleteSecretCodeKcell,
  secretCodesKcell,
  lineOverviewKcell,
  mobileInternetKcell,
  blockingKcell,
  optionsKcell,
  smsControlKcell,
  callForwardingKcell,
  deviceRegistrationKcell,
  deviceListKcell,
  swapSimKcell,
  ownNumberKcell,
  ownServicesKcell,
  simCodesKcell,
  approvalsKcell,
  myOrdersKcell,
  undoOrdersKcell,
  lineOverviewBelarus,
  planChangeBelarus,
  mobileInternetBelarus,
  optionsBelarus,
  renamingBelarus,
  callForwardingBelarus,
  changeNumberBelarus,
  voiceMessagesBelarus,
  phoneSettingsBelarus,
  blockingBelarus,
  simCodesBelarus,
  myOrdersBelarus,
  undoOrdersBelarus,
  lineOverviewTelenet,
  activationTelenet,
  userDataTelenet,
  addLineTelenet,
  addLinesTelenet,
  blockingTelenet,
  stopNumberTelenet,
  swapSimTelenet,
  approvalsTelenet,
  barringTelenet,
  planChangeTelenet,
  splitBillProfileTelenet,
  lineAccountTelenet,
  optionsTelenet,
  payByMobileLimitTelenet,
  simCodesTelenet,
  myOrdersTelenet,
  undoOrdersTelenet,
  lineOverviewComuniq,
  myOrdersComuniq,
  orderUserComuniq,
  linkSimComuniq,
  undoOrdersComuniq,
];
