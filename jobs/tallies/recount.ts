import { allCountings, type MeasureCode } from '#app/tallies/countings'
import { rebuildTallies } from '#app/tallies/tally'

export default async function recount({ measures }: { measures: MeasureCode[] }) {
  await rebuildTallies(allCountings().filter(({ measure }) => measures.includes(measure)))
}
