import { inputOf } from '../../dialogs/definition/presets.js';
import type { Procedure } from '../../dialogs/definition/procedure.js';
import { organisationOf } from '../../domain/accounts/organisations.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Store } from '../../domain/door/ports.js';
import type { ReceiptOwner } from '../../domain/door/receipts.js';
import { actorOf } from '../../domain/records/account.js';
import type { NamedVerdict } from '../../domain/terms/verdict.js';
import { accountOf } from './speaker.js';
import { stateOf } from './turnRunner.js';

interface ForeseenPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly door: Pick<Door, 'foresee'>;
  readonly procedures: readonly Procedure[];
}

/**
 * Asks between two turns what a run that is open in a conversation would do, for the account whose conversation it is: the same
 * that its review says. Undefined: there is no such run any more, or nothing to be said of it.
 */
export function makeForeseenRun({ store, clock, door, procedures }: ForeseenPorts) {
  return async (owner: ReceiptOwner, id: string): Promise<readonly NamedVerdict[] | undefined> => {
    const conversation = await store.conversations.load(owner.conversation);
    if (conversation?.account !== owner.account || conversation.operator !== owner.operator) return undefined;
    const account = await accountOf(store, owner.account);
    const state = stateOf(conversation);
    const run = state.runs[id];
    const procedure = procedures.find((one) => one.id === run?.procedure);
    const ending = procedure?.ending.run;
    if (
      account === undefined ||
      run === undefined ||
      procedure === undefined ||
      ending?.command.overLines === undefined
    )
      return undefined;
    const organisation = organisationOf(account, state.organisation, clock.now());
    const actor = actorOf(account, { organisation, channel: conversation.channel, conversation: owner.conversation });
    const input = inputOf(ending, procedure, run);
    const foreseen = await door.foresee({ command: ending.command, input, actor, inPart: true });
    return foreseen.ok ? foreseen.value?.verdicts : undefined;
  };
}
