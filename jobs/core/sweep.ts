import { runRetention } from '#app/personal_data/run_retention'
import { system } from '#app/users/actor'

/** Every night: what is over its time is deleted or made anonymous. */
export default async function sweep() {
  await runRetention(system('retention_keeper'))
}
