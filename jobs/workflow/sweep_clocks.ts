import { sweepClocks } from '#app/workflow/clock_sweep'
import { remindInvolved } from '#app/workflow/involvement_sweep'
import { lapses } from '#start/workflows'

/** Every working hour: what ends soon, what is over, who is still to answer. */
export default async function run() {
  await remindInvolved()
  await sweepClocks(lapses)
}
