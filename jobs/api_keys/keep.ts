import { warnOfExpiry } from '#app/api_keys/warn_of_expiry'

/** Every morning: keys that end soon are told of. */
export default async function run() {
  await warnOfExpiry()
}
