import { registerRecipientSources } from '#app/surveys/recipient_sources'
import { serviceRecipients } from '#app/surveys/service_recipients'

/** Where the recipients of surveys come from, in the order in which they are offered. */
registerRecipientSources(...serviceRecipients)
