/** Kept to old syntax: an old Node must be able to read this file to say that it is too old. */
import { tooOld } from './support/node_version.mjs'

var complaint = tooOld(process.versions.node)
if (complaint) {
  console.error(complaint)
  process.exit(1)
}

import('./support/demonstration.mjs').then(function (demonstration) {
  demonstration.start()
})
