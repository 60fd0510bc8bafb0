/** Imported before everything else by the commands that start.mjs does not guard. */
import { tooOld } from './node_version.mjs'

const complaint = tooOld(process.versions.node)
if (complaint) {
  console.error(complaint)
  process.exit(1)
}
