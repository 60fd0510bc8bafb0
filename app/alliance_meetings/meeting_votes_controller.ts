import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/alliance_meetings'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { castBallot, votersFor } from './ballots.js'
import { closeVote } from './counting.js'
import MeetingItem from './meeting_item.js'
import { renderMeeting, visibleMeeting } from './meeting_page.js'
import MeetingPolicy from './meeting_policy.js'
import {
  electionBallotValidator,
  motionBallotValidator,
  reasonValidator,
  voteStepValidator,
} from './meeting_validators.js'
import MeetingVote from './meeting_vote.js'
import { isChoice } from './vote_count.js'
import { annulVote, openVote, postponeItem } from './votes.js'

/** 表决: opened and closed by who presides, cast by the representatives. */
export default class MeetingVotesController {
  async store(ctx: HttpContext) {
    const { bouncer, params, response } = ctx
    const meeting = await visibleMeeting(ctx)
    await bouncer.with(MeetingPolicy).authorize('preside', meeting)
    await openVote(meeting, Number(params.meeting_item_id) || 0, personOf(ctx))
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  async postpone(ctx: HttpContext) {
    const { bouncer, params, request, response } = ctx
    const meeting = await visibleMeeting(ctx)
    await bouncer.with(MeetingPolicy).authorize('preside', meeting)
    showAgain(ctx, () => renderMeeting(ctx, meeting))
    const { opinion } = await request.validateUsing(reasonValidator)
    const of = { id: Number(params.meeting_item_id) || 0, meetingId: meeting.id }
    await postponeItem(meeting, await MeetingItem.query().where(of).firstOrFail(), personOf(ctx), { opinion })
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  async show(ctx: HttpContext) {
    const vote = await voteOf(ctx)
    await ctx.bouncer.with(MeetingPolicy).authorize('vote', vote)
    return renderBallot(ctx, vote)
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const meeting = await visibleMeeting(ctx)
    const vote = await voteOf(ctx)
    await bouncer.with(MeetingPolicy).authorize('preside', meeting)
    showAgain(ctx, () => renderMeeting(ctx, meeting))
    const { step, opinion, version } = await request.validateUsing(voteStepValidator)
    if (step === 'annul') await annulVote(vote, personOf(ctx), { opinion: opinion!, version })
    const outcome = step === 'annul' ? 'annulled' : await closeVote(meeting, vote, personOf(ctx), version)
    const found = i18n.t(`alliance_meetings.outcomes.${outcome}`)
    session.flash('success', i18n.t('alliance_meetings.vote_closed', { outcome: found }))
    return response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  /** What was chosen stands in no flash, no key and no entry. */
  async cast(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const vote = await voteOf(ctx)
    await bouncer.with(MeetingPolicy).authorize('vote', vote)
    showAgain(ctx, () => renderBallot(ctx, vote))
    const { member, choice } =
      vote.kind === 'motion'
        ? await request.validateUsing(motionBallotValidator)
        : await request.validateUsing(electionBallotValidator)
    const chosen = [choice ?? []].flat()
    if (!isChoice(vote, chosen)) throw invalid('choice', i18n.t('alliance_meetings.too_many', { seats: vote.seats }))
    await castBallot(vote, member, chosen, personOf(ctx))
    session.flash('success', i18n.t('alliance_meetings.voted'))
    const left = (await votersFor(vote, ctx.auth.getUserOrFail())).some(({ hasVoted }) => !hasVoted)
    const path = `/alliance-meetings/${vote.meetingId}`
    return response.redirect(left ? `${path}/votes/${vote.id}` : path)
  }
}

async function voteOf(ctx: HttpContext) {
  const meeting = await visibleMeeting(ctx)
  return MeetingVote.query()
    .where({ id: Number(ctx.params.vote_id) || 0, meetingId: meeting.id })
    .firstOrFail()
}

async function renderBallot(ctx: HttpContext, vote: MeetingVote) {
  const item = await MeetingItem.query().where('id', vote.itemId).preload('candidates').firstOrFail()
  return ctx.view.render('pages/alliance_meetings/ballot', {
    ...{ vote, item, secretLeast: config.secretLeast },
    meeting: await visibleMeeting(ctx),
    voters: await votersFor(vote, ctx.auth.getUserOrFail()),
    candidates: item.candidates.filter(({ id }) => vote.options.includes(String(id))),
  })
}
