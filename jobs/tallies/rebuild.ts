import { rebuildTallies } from '#app/tallies/tally'

/** Every night: what changes with the day alone (terms that end), and whatever a fault may have left. */
export default async function rebuild() {
  await rebuildTallies()
}
