import { forgetOldCounts } from '#app/api_keys/api_key_use'
import { warnOfExpiry } from '#app/api_keys/warn_of_expiry'

/** Every morning: keys that end soon are told of, old counts of calls are forgotten. */
export default async function run() {
  await warnOfExpiry()
  await forgetOldCounts()
}
