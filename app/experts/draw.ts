import { DrawStream } from './draw_stream.js'

export const quotaKinds = ['field', 'employer_kind', 'district'] as const

/** So many of the seats for experts of a field, of a kind of employer or of a district. */
export type Quota = { by: (typeof quotaKinds)[number]; value: string; count: number }

export type Candidate = {
  id: number
  fields: readonly string[]
  employerKind: string
  district: string | null
  /** How much more work the person takes: who has less is drawn more often. */
  free: number
}

/** What decides a draw together with the seed; the order in it does not. */
export type DrawInputs = { candidates: readonly Candidate[]; quotas: readonly Quota[]; seats: number }

/** `quota`: which of them the seat fills, null for the rest. */
export type Seat = { expertId: number; quota: number | null }

export type Drawn = { seats: Seat[]; position: number }

export class TooFewCandidates extends Error {
  constructor(readonly quota: Quota | null) {
    super('too few candidates')
  }
}

/**
 * 分层抽取: the quotas one after the other, then the rest from everybody left.
 *
 * @throws TooFewCandidates
 */
export function drawExperts({ candidates, quotas, seats: wanted }: DrawInputs, seed: string): Drawn {
  const stream = new DrawStream(seed)
  const seats: Seat[] = []
  const fill = (quota: number | null, count: number) => {
    for (let n = 0; n < count; n++) {
      const expertId = drawOne(stream, candidates, fitting(quotas, quota), seats)
      if (expertId === null) throw new TooFewCandidates(quota === null ? null : quotas[quota])
      seats.push({ expertId, quota })
    }
  }
  quotas.forEach(({ count }, index) => fill(index, count))
  fill(null, wanted - seats.length)
  return { seats, position: stream.position }
}

/**
 * Somebody for a seat that became empty: the stream goes on where it ended.
 *
 * @throws TooFewCandidates
 */
export function drawSubstitute(
  { candidates, quotas }: DrawInputs,
  seed: string,
  { quota, position }: { quota: number | null; position: number }
): Drawn {
  const stream = new DrawStream(seed, position)
  const expertId = drawOne(stream, candidates, fitting(quotas, quota), [])
  if (expertId === null) throw new TooFewCandidates(quota === null ? null : quotas[quota])
  return { seats: [{ expertId, quota }], position: stream.position }
}

function drawOne(
  stream: DrawStream,
  candidates: readonly Candidate[],
  fits: (one: Candidate) => boolean,
  taken: readonly Seat[]
) {
  const left = candidates
    .filter((one) => one.free > 0 && fits(one) && !taken.some(({ expertId }) => expertId === one.id))
    .sort((one, other) => one.id - other.id)
  const tickets = left.reduce((sum, { free }) => sum + free, 0)
  if (tickets === 0) return null
  let ticket = stream.below(tickets)
  return left.find(({ free }) => (ticket -= free) < 0)!.id
}

function fitting(quotas: readonly Quota[], index: number | null) {
  if (index === null) return () => true
  const { by, value } = quotas[index]
  return ({ fields, employerKind, district }: Candidate) =>
    ({ field: fields.includes(value), employer_kind: employerKind === value, district: district === value })[by]
}
