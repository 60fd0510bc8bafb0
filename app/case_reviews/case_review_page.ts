import type { HttpContext } from '@adonisjs/core/http'
import { panelResult } from '#app/experts/jury_statistics'
import { jurorPhase, sightOf, type Sight } from './blind_sight.js'
import { CaseFinding } from './case_blind.js'
import CaseSeat, { CaseDiscussion } from './case_seat.js'
import { needsReason } from './score_form.js'
import { copyOf, scannedContent } from './reviewers_copy.js'
import { lastScore } from './score_versions.js'

/** The seat of the address, of who is signed in, or 404. */
export function ownSeat({ auth, params }: HttpContext) {
  return CaseSeat.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('token', String(params.token))
    .preload('expert')
    .preload('blind')
    .preload('round', (rounds) => void rounds.preload('call').preload('assignment'))
    .firstOrFail()
}

/** Where a juror is with the own seat. */
export const sightAt = (seat: CaseSeat) => sightOf('juror', jurorPhase(seat.round, seat))

/** What may be read now; null while the office looks through a copy that has changed. */
export async function readableCopy(seat: CaseSeat) {
  const open = await CaseFinding.query().where({ blindId: seat.blindId, state: 'open' }).first()
  if (open || !seat.blind.contentHash || !sightAt(seat).sees('content')) return null
  return copyOf(await scannedContent(seat.blind), seat.blind.masks)
}

/** The score sheet beside the reviewers' copy; of the others what the sight of this moment lets through. */
export async function renderReview({ view }: HttpContext, seat: CaseSeat) {
  const sight = sightAt(seat)
  const copy = await readableCopy(seat)
  const last = await lastScore(seat)
  const discussion = await discussionSeen(seat, sight)
  const { rubric, categories, title } = seat.round.call
  return view.render('pages/case_reviews/show', {
    ...{ seat, sight, copy, rubric, last, discussion, title, needsReason },
    code: seat.blind.code,
    category: categories.find(({ key }) => key === copy?.category)?.name ?? '',
    typed: seat.draft ?? last,
    others: sight.sees('other_scores') ? await othersOf(seat) : [],
    mean: sight.sees('mean') ? await meanOf(seat) : null,
    isOutdated: seat.isOutdated(seat.blind),
    isRunning: ['scoring', 'discussion'].includes(seat.round.state),
    mayRevise: seat.round.state === 'discussion' && discussion?.recordedAt === null && seat.revisedAt === null,
  })
}

async function discussionSeen({ blindId }: CaseSeat, sight: Sight) {
  return sight.sees('discussion') ? CaseDiscussion.findBy('blindId', blindId) : null
}

function handedIn({ blindId }: CaseSeat) {
  return CaseSeat.query().where({ blindId, state: 'submitted' })
}

/** In the order of their tokens, which is by chance; each as it was handed in last, without who. */
async function othersOf(seat: CaseSeat) {
  const seats = await handedIn(seat)
    .whereNot('id', seat.id)
    .preload('scores', (scores) => void scores.orderBy('number', 'desc'))
    .orderBy('token')
  return seats.map(({ total, scores: [{ scores, reasons, opinion }] }) => ({ total, scores, reasons, opinion }))
}

async function meanOf(seat: CaseSeat) {
  const seats = await handedIn(seat).select('total')
  return panelResult(seats.map(({ total }) => total! / 100))?.mean ?? null
}
