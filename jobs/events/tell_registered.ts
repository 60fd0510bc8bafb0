import { writeToRegistered, type Telling } from '#app/events/event_mails'

/** Everybody who registered is told what became of the event. */
export default async function run(telling: Telling) {
  await writeToRegistered(telling)
}
