import { keepSuspensions } from '#app/changes/suspensions'

export default async function run() {
  await keepSuspensions()
}
