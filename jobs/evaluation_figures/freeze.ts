import { runFreeze } from '#app/evaluation_figures/run_freeze'

export default function freeze({ runId }: { runId: number }) {
  return runFreeze(runId)
}
