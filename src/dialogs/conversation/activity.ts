/** The types of activity that the Bot Framework's protocol has. */
export const ActivityTypes = {
  Message: 'message',
  ContactRelationUpdate: 'contactRelationUpdate',
  ConversationUpdate: 'conversationUpdate',
  Typing: 'typing',
  EndOfConversation: 'endOfConversation',
  Event: 'event',
  Invoke: 'invoke',
  InvokeResponse: 'invokeResponse',
  DeleteUserData: 'deleteUserData',
  MessageUpdate: 'messageUpdate',
  MessageDelete: 'messageDelete',
  InstallationUpdate: 'installationUpdate',
  MessageReaction: 'messageReaction',
  Suggestion: 'suggestion',
  Trace: 'trace',
  Handoff: 'handoff',
  Command: 'command',
  CommandResult: 'commandResult',
} as const;

/** A card or a file of a message. */
export interface Attachment {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly content?: unknown;
  readonly name?: string;
}

/** Who says something, or is told it. */
export interface Party {
  readonly id?: string;
  readonly name?: string;
  readonly role?: string;
}

/**
 * What is sent and said, as the Bot Framework's protocol has it: the members that are read or written here. The frameworks have
 * classes and types of their own for it, which nothing but the files behind `dialogClasses.ts` and the adapters knows.
 */
export interface Activity {
  type: string;
  id: string;
  channelId: string;
  serviceUrl: string;
  conversation: {
    readonly id: string;
    readonly isGroup?: boolean;
    readonly conversationType?: string;
    readonly name?: string;
    readonly tenantId?: string;
  };
  from: Party;
  recipient: Party;
  name: string;
  text: string;
  textFormat: string;
  speak: string;
  summary: string;
  inputHint: string;
  locale: string;
  value: unknown;
  channelData: unknown;
  replyToId: string;
  attachmentLayout: string;
  attachments: Attachment[];
}

/** What is said in a turn: who says it to whom is known there. */
export type Saying = Partial<Omit<Activity, 'conversation' | 'from' | 'recipient'>>;
