import { DateTime } from 'luxon'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { sqlTime } from '#app/core/dialect'
import { allocate, TooFewClear, type Allocated, type AllocationInputs } from './allocate.js'

/** 分配记录 as its table keeps it. */
export type AllocationRecord = {
  id: number
  kind: 'first' | 'substitution'
  given: AllocationInputs
  seats: Allocated['seats']
  inputsHash: string
  commitment: string
  seed: string
  positionFrom: number
  positionTo: number | null
  result: string | null
}

/** What is written down before the seed is known. @param positionFrom where the stream of an earlier allocation ended */
export function fixedInputs(
  kind: AllocationRecord['kind'],
  inputs: AllocationInputs,
  seed: string,
  by: { id: number },
  positionFrom = 0
) {
  const text = canonicalJson(inputs)
  return {
    ...{ kind, inputs: text, inputsHash: sha256(text), commitment: sha256(seed), seed, positionFrom },
    ...{ byId: by.id, frozenAt: DateTime.utc() },
  }
}

/** What is written down once it is drawn. */
export function drawnResult({ seats, position }: Allocated) {
  return { result: canonicalJson(seats), position_to: position, drawn_at: sqlTime() }
}

export type Reallocated = { isSame: boolean; hashIsSame: boolean; seedIsCommitted: boolean; again: string }

/** Runs allocations again from their records; one that was fixed and not drawn is left out. */
export function reallocated<R extends AllocationRecord>(records: readonly R[]): { record: R; again: Reallocated }[] {
  return records.flatMap((record) => {
    const again = reallocate(record)
    return again ? [{ record, again }] : []
  })
}

function reallocate(record: AllocationRecord): Reallocated | null {
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

type Logger = Record<'success' | 'warning' | 'error', (text: string) => unknown>

/** Says of each allocation whether it comes out the same. @returns whether there are any, and all do */
export function tellReallocated(
  logger: Logger,
  records: readonly { record: AllocationRecord; again: Reallocated }[]
): boolean {
  if (records.length === 0) logger.warning('nothing has been allocated there')
  for (const { record, again } of records) {
    const { kind, id, seed, inputsHash, seats } = record
    const what = `${kind} allocation ${id}, seed ${seed}, inputs ${inputsHash}, ${seats.length} seats`
    if (again.isSame) logger.success(`same: ${what}`)
    else logger.error(`different: ${what}: recorded ${record.result}, drawn again ${again.again}`)
    if (!again.hashIsSame) logger.error('the inputs are not those that were fixed')
    if (!again.seedIsCommitted) logger.error('the seed is not the one that was committed to')
  }
  return records.length > 0 && records.every(({ again }) => again.isSame)
}
