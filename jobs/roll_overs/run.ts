import { runRollOver } from '#app/roll_overs/run_roll_over'

export default async function runRollOverJob({ rollOverId }: { rollOverId: number }) {
  await runRollOver(rollOverId)
}
