import { z } from 'zod';
import { type Activity, ActivityTypes } from '../../dialogs/conversation/activity.js';
import { withoutSecret } from '../../dialogs/conversation/inbound.js';
import { messageOf } from '../../dialogs/conversation/message.js';
import { keptState } from '../../dialogs/conversation/olderState.js';
import { asksNothing } from '../../dialogs/conversation/openDialog.js';
import { secretsNamed } from '../../dialogs/conversation/secretWords.js';
import { type DialogsState, freshState } from '../../dialogs/conversation/state.js';
import { bindTurn } from '../../dialogs/conversation/turn.js';
import { organisationOf } from '../../domain/accounts/organisations.js';
import type { Conversation, JsonObject, Store } from '../../domain/door/ports.js';
import { withoutSecrets } from '../../domain/values/secretsIn.js';
import { type Known, unwatched } from '../watch/watch.js';
import { bufferedContext } from './bufferedContext.js';
import { deliveryPart } from './delivery.js';
import { makeFairTurns } from './fairTurns.js';
import { makeInOrder } from './inOrder.js';
import { makeListeners } from './listeners.js';
import { makeMeter } from './pace.js';
import { logOfBot, logOfUser, stamped } from './saidActivity.js';
import { accountOf, showsCards, turnBase } from './speaker.js';
import { type Outgoing, TurnBuffer } from './turnBuffer.js';
import { turnLanguage } from './turnLanguage.js';
import type { TurnPorts } from './turnPorts.js';
import type { Turns } from './turns.js';

/** How often a turn runs again because another one was committed first. */
const MOST_RUNS = 10;

/** Turns over a store: see docs/life-of-a-message.md. */
export function makeTurns(ports: TurnPorts): Turns {
  const { store, services, clock } = ports;
  const listeners = makeListeners(store.conversations, ports.fault);
  // One turn at a time for each conversation: two at once would only run again.
  const inOrder = makeInOrder();
  const fairly = makeFairTurns();
  const { watch = unwatched, pace } = ports;
  const meter = makeMeter();
  const receive: Turns['receive'] = (id, activity) => inOrder(id, () => watch.during('turn', {}, taken(id, activity)));
  const taken = (id: string, activity: Partial<Activity>) => async (known: Known<'turn'>) => {
    const inbound = { ...activity, id: activity.id ?? services.ids.next() };
    for (let run = 0; run < MOST_RUNS; run++) {
      const conversation = await loaded(store, id);
      known({ operator: conversation.operator, channel: conversation.channel });
      const done = await fairly(conversation.account, async () => {
        const cost = meter();
        return runOnce(ports, conversation, inbound).finally(() => {
          // That it is counted is no part of the turn.
          void pace?.spent(conversation, cost()).catch(ports.fault);
        });
      });
      if (done === undefined) continue; // another instance was first: once more, on what it left
      known({ outcome: done.outcome });
      if ('log' in done) listeners.said(id, done.log, done.before);
      else listeners.again(id, done.answers, done.present);
      return { id: done.id };
    }
    throw new Error('a turn was overtaken too often');
  };
  return {
    receive,
    open: async ({ account, operator }, channel) => {
      const id = services.ids.next();
      await store.conversations.open({ id, account, operator, channel, createdAt: clock.now().toISOString() });
      await receive(id, { type: ActivityTypes.ConversationUpdate });
      return id;
    },
    listen: listeners.listen,
  };
}

async function loaded(store: Store, id: string): Promise<Conversation> {
  const conversation = await store.conversations.load(id);
  if (conversation === undefined) throw new Error('there is no such conversation');
  return conversation;
}

type Inbound = Partial<Activity> & { id: string };
/** A turn that was carried out, on everything up to the mark `before`; or one that had been, with its answers. */
type Done = { readonly id: string; readonly outcome: 'done' | 'again' | 'fault' } & (
  | { readonly log: Conversation['log']; readonly before: number }
  | { readonly answers: Conversation['log']; readonly present: Conversation['log'] }
);

/** Runs the turn on this state of the conversation and commits it; undefined when the state is no longer the present. */
async function runOnce(ports: TurnPorts, conversation: Conversation, inbound: Inbound): Promise<Done | undefined> {
  const before = conversation.seen.find((seen) => seen.inbound === inbound.id);
  if (before !== undefined) {
    const answers = conversation.log.filter(({ activity }) => before.answers.includes(activity.id));
    return { id: before.id, outcome: 'again', answers, present: conversation.log };
  }
  if (inbound.type === ActivityTypes.Typing) return { id: inbound.id, outcome: 'done', answers: [], present: [] };
  const { state, outgoing, text, afterwards, outcome = 'done' } = await carriedOut(ports, conversation, inbound);
  const spoken = inbound.type === ActivityTypes.Message;
  const now = ports.clock.now();
  const own = spoken ? [logOfUser(conversation, inbound, inbound.id, text)] : [];
  const answers = outgoing.map((activity) => logOfBot(conversation, activity, spoken ? inbound.id : undefined));
  const committed = await ports.store.conversations.commit(conversation.id, conversation.version, {
    at: now.toISOString(),
    state,
    say: stamped(conversation, [...own, ...answers], now),
    seen: { inbound: inbound.id, id: inbound.id, answers: answers.map(({ id }) => id) },
  });
  if (committed === undefined) return undefined;
  // It was carried out whatever becomes of this: what is left over goes with its conversation.
  for (const work of afterwards) await work().catch(ports.fault);
  return { id: inbound.id, outcome, log: committed.log, before: conversation.log.at(-1)?.mark ?? 0 };
}

interface CarriedOut {
  readonly state: JsonObject;
  readonly outgoing: readonly Outgoing[];
  /** The message's text as it may be kept. */
  readonly text: string;
  /** What is to be done when all this is committed. */
  readonly afterwards: readonly (() => Promise<void>)[];
  /** A fault: nothing but the apology came of it. */
  readonly outcome?: 'fault';
}

/** Lets the assistant work on a copy of the state. A fault leaves the state as it was, and an apology. */
async function carriedOut(ports: TurnPorts, conversation: Conversation, inbound: Inbound): Promise<CarriedOut> {
  const { services, store } = ports;
  const account = await accountOf(store, conversation.account);
  const operator = ports.operatorOf(conversation.operator);
  if (account === undefined) return accountGone(ports, conversation, inbound);
  const { words } = ports.speaker(turnLanguage(account, inbound.locale, operator.profile), conversation.operator);
  const state = stateOf(conversation);
  const organisation = organisationOf(account, state.organisation, ports.clock.now());
  const { activity, secret, hidden } = withoutSecret(inbound, state, words);
  const buffer = new TurnBuffer(services.ids.next);
  const context = bufferedContext(buffer, asActivity(activity, conversation));
  let hide = hidden;
  const hideText = () => {
    hide = true;
  };
  const afterwards: (() => Promise<void>)[] = [];
  const kept = withoutSecrets(activity.text ?? '', { named: secretsNamed(words), alone: asksNothing(state) });
  const textKept = () => (hide ? words.say('common:hidden') : kept);
  bindTurn(context, {
    ...(await turnBase(ports, conversation, { account, language: words.language, organisation })),
    state,
    message: messageOf(activity, words),
    messageId: inbound.id,
    secret,
    hideText,
    afterwards: (work) => {
      afterwards.push(work);
    },
  });
  try {
    await ports.assistant(context);
    return {
      state: { ...Kept.parse(state), ...deliveryPart(conversation.state) },
      outgoing: buffer.outgoing,
      text: textKept(),
      afterwards,
    };
  } catch (error) {
    const text = words.say('common:fault', { reference: ports.fault(error) });
    const apology = { type: ActivityTypes.Message, text, textFormat: 'plain', id: services.ids.next() };
    // What was said may be the secret that the fault kept from being recognised.
    const hiddenText = words.say('common:hidden');
    return { state: conversation.state, outgoing: [apology], text: hiddenText, afterwards: [], outcome: 'fault' };
  }
}

/** Plain values: the store writes them as JSON. */
const Kept = z.custom<JsonObject>((value) => typeof value === 'object');

/** The account was removed while its conversation was open: one sentence, and nothing is kept of either. */
function accountGone({ services, speaker, operatorOf }: TurnPorts, conversation: Conversation, { locale }: Inbound) {
  const { operator } = conversation;
  const { words } = speaker(turnLanguage({}, locale, operatorOf(operator).profile), operator);
  const said = { type: ActivityTypes.Message, text: words.say('common:accountGone'), textFormat: 'plain' };
  return {
    state: deliveryPart(conversation.state),
    outgoing: [{ ...said, id: services.ids.next() }],
    text: words.say('common:hidden'),
    afterwards: [],
  };
}

/** A copy: the assistant works on it. */
export const stateOf = ({ state, channel }: Conversation): DialogsState =>
  state.dialogs === undefined
    ? freshState()
    : keptState(JSON.parse(JSON.stringify(state)), { showsCards: showsCards(channel) });

/** The message with everything that is decided here and not by the client. */
const asActivity = (activity: Partial<Activity>, { id, account, channel }: Conversation): Partial<Activity> => ({
  ...activity,
  channelId: channel,
  serviceUrl: 'urn:guichet',
  conversation: { id, isGroup: false, conversationType: 'personal', name: '' },
  from: { id: account, name: '' },
  recipient: { id: 'guichet', name: 'Guichet' },
});
