import { registerCorrectable } from '#app/activities/correctable'
import { correctableConsultations } from '#app/activities/consultation_corrections'
import { correctableEvents } from '#app/events/event_corrections'

/** Ledgers whose closed months change by correction. */
registerCorrectable('consultation', correctableConsultations)
registerCorrectable('event', correctableEvents)
