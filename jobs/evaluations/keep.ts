import { keepCycles } from '#app/evaluations/keep_cycles'

/** Self-assessments close after their last day; points whose title ended leave. */
export default async function run() {
  await keepCycles()
}
