import { watchRectifications } from '#app/sanctions/rectification_watch'

/** Orders of rectification whose last day comes near or is over. */
export default async function run() {
  await watchRectifications()
}
