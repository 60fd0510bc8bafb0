import { sweepClocks } from '#app/workflow/clock_sweep'
import { lapses } from '#start/workflows'

/** Every working morning: what ends soon, what is over. */
export default function run() {
  return sweepClocks(lapses)
}
