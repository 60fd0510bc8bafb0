import { remindOfExpiry } from '#app/designations/expiry'

export default async function run() {
  await remindOfExpiry()
}
