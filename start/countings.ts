import { consultationCounting } from '#app/activities/consultation_counting'
import { parkCounting, pointCounting } from '#app/designations/network_countings'
import { eventCountings } from '#app/events/event_counting'
import { outsideCountings } from '#app/outside_figures/outside_countings'
import { productCountings } from '#app/products/product_countings'
import { registerCountings } from '#app/tallies/countings'

/** What counts towards the measures of plan, evaluation and report. */
registerCountings(pointCounting, parkCounting)
registerCountings(consultationCounting, ...eventCountings, ...Object.values(productCountings), ...outsideCountings)
