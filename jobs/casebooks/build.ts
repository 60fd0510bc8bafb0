import { buildEdition } from '#app/casebooks/build_edition'
import type { JobContext } from '../deliver.js'

export default function build({ editionId, run }: { editionId: number; run: number }, { progress }: JobContext) {
  return buildEdition(editionId, run, progress)
}
