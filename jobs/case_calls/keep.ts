import { keepCalls } from '#app/case_calls/keep_calls'

/** Calls close after their last day; those with drafts are reminded before. */
export default async function run() {
  await keepCalls()
}
