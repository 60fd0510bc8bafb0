import { InboxMailSchema } from '#database/schema'

/** A mail of the demonstration, in place of a mail server. */
export default class InboxMail extends InboxMailSchema {}
