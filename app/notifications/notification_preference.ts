import { NotificationPreferenceSchema } from '#database/schema'

/** How one person wants to hear of one event. No row means: in the bell and by mail. */
export default class NotificationPreference extends NotificationPreferenceSchema {}
