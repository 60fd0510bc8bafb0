import { keepAlliance } from '#app/alliance/keeper'

export default async function run() {
  await keepAlliance()
}
