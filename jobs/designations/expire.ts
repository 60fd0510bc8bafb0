import { expireTitles } from '#app/designations/expiry'

export default async function run() {
  await expireTitles()
}
