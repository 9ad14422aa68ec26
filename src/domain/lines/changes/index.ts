import { activate } from './activate.js';
import { add } from './add.js';
import { addUser } from './addUser.js';
import { barring } from './barring.js';
import { billingAccount } from './billingAccount.js';
import { changesOf } from './changesOf.js';
import { device } from './device.js';
import { forwarding } from './forwarding.js';
import { groupPack } from './groupPack.js';
import { handOver } from './handOver.js';
import { internet } from './internet.js';
import { options } from './options.js';
import { payByMobile } from './payByMobile.js';
import { plan } from './plan.js';
import { rename } from './rename.js';
import { renumber } from './renumber.js';
import { resume } from './resume.js';
import { smsControl } from './smsControl.js';
import { splitBill } from './splitBill.js';
import { suspend } from './suspend.js';
import { swapSim } from './swapSim.js';
import { terminate } from './terminate.js';
import { voicemail } from './voicemail.js';

/** Each kind of change. */
export const kinds = [
  activate,
  add,
  addUser,
  suspend,
  resume,
  terminate,
  handOver,
  swapSim,
  renumber,
  internet,
  rename,
  barring,
  smsControl,
  forwarding,
  voicemail,
  device,
  options,
  payByMobile,
  plan,
  splitBill,
  billingAccount,
  groupPack,
] as const;

/** All kinds of change of a line. One more is a file of its own and its place here. */
export const lineChanges = changesOf(kinds);
export type ChangeName = (typeof kinds)[number]['kind'];

export type { LineChanges } from './changesOf.js';
