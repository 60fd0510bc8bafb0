import { consultationCounting } from '#app/activities/consultation_counting'
import { parkCounting, pointCounting } from '#app/designations/network_countings'
import { eventCountings } from '#app/events/event_counting'
import { registerCountings } from '#app/tallies/countings'

/** What counts towards the measures of plan, evaluation and report. */
registerCountings(consultationCounting, ...eventCountings, pointCounting, parkCounting)
