import type { TurnContext } from 'botbuilder';

/** What a bot does with a turn, whatever it came by. */
export type BotLogic = (context: TurnContext) => Promise<void>;

/** How many replies this message asks for: as many as the compared guide gives in the same turn. */
export const repliesOf = ({ activity }: TurnContext): number => Number(activity.value?.replies ?? 1);
