import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { allocate, TooFewClear, type AllocationInputs } from './allocate.js'

/** An allocation as its table keeps it. */
export type AllocationRecord = {
  given: AllocationInputs
  inputsHash: string
  commitment: string
  seed: string
  positionFrom: number
  positionTo: number | null
  result: string | null
}

export type Reallocated = { isSame: boolean; hashIsSame: boolean; seedIsCommitted: boolean; again: string }

/** What is written down before the seed is known. */
export function fixedInputs(inputs: AllocationInputs, seed: string) {
  const text = canonicalJson(inputs)
  return { inputs: text, inputsHash: sha256(text), commitment: sha256(seed), seed }
}

/** Runs an allocation again from its record. @returns null for one that was fixed and not drawn */
export function reallocate(record: AllocationRecord): Reallocated | null {
  if (!record.result) return null
  const again = redrawn(record)
  const hashIsSame = sha256(canonicalJson(record.given)) === record.inputsHash
  const seedIsCommitted = sha256(record.seed) === record.commitment
  const isSame = again !== null && canonicalJson(again.seats) === record.result && again.position === record.positionTo
  return {
    ...{ isSame: isSame && hashIsSame && seedIsCommitted, hashIsSame, seedIsCommitted },
    again: again ? canonicalJson(again.seats) : '',
  }
}

function redrawn({ given, seed, positionFrom }: AllocationRecord) {
  try {
    return allocate(given, seed, positionFrom)
  } catch (error) {
    if (error instanceof TooFewClear) return null
    throw error
  }
}
