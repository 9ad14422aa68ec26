import { ActivityHandler, ConversationState, type TurnContext } from 'botbuilder';
import { DialogSet, type DialogState, DialogTurnStatus } from 'botbuilder-dialogs';
import type { BotLogic } from '../botLogic.js';
import { loadCards } from './cards.js';
import { loadCatalogue } from './catalogue.js';
import { RegistrationDialog } from './registrationDialog.js';
import { Replies } from './replies.js';
import { makeScreens } from './screens.js';
import { Showing } from './showing.js';
import type { PeerStorage } from './store.js';
import { loadWords } from './words.js';

/** The registration as it is written with botbuilder alone: its dialog, its cards, and a storage that is durable. */
export async function peerBot(store: PeerStorage): Promise<BotLogic> {
  const state = new ConversationState(store);
  const catalogue = await loadCatalogue();
  const screens = makeScreens(catalogue);
  const showing = new Showing(await loadCards(), await loadWords(), screens, catalogue);
  const dialogs = new DialogSet(state.createProperty<DialogState>('dialogs'));
  const registered = state.createProperty('registration');
  dialogs.add(new RegistrationDialog({ screens, showing, catalogue, store, registered }));
  const bot = new PeerBot(state, dialogs, showing);
  return (context) => bot.run(context);
}

class PeerBot extends ActivityHandler {
  constructor(
    private readonly state: ConversationState,
    dialogs: DialogSet,
    showing: Showing,
  ) {
    super();
    this.onMembersAdded(async (context, next) => {
      Replies.of(context).say(showing.menu());
      await next();
    });
    this.onMessage(async (context, next) => {
      const dialog = await dialogs.createContext(context);
      const { status } = await dialog.continueDialog();
      if (status === DialogTurnStatus.empty && isStart(context)) await dialog.beginDialog('registration');
      else if (status === DialogTurnStatus.empty) Replies.of(context).say(showing.menu());
      await next();
    });
  }

  /** What was said goes out when what it says is durable. */
  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.state.saveChanges(context);
    await Replies.of(context).send(context);
  }
}

const isStart = ({ activity }: TurnContext): boolean => activity.value?.act === 'start';
