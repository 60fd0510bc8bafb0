import { remindOwners } from '#app/improvements/remind_owners'

export default async function run() {
  await remindOwners()
}
