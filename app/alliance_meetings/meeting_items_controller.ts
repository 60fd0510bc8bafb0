import type { HttpContext } from '@adonisjs/core/http'
import { decisionKind, decisionKinds } from '#app/alliance/decisions'
import { memberClasses } from '#app/alliance/member_classes'
import { storeUploaded } from '#app/attachments/store_file'
import type { Trx } from '#app/core/dialect'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { addItem, raiseItem, removeItem, reviseItem, type ItemFacts } from './agenda.js'
import type AllianceMeeting from './alliance_meeting.js'
import { paperRule } from './meeting_files.js'
import MeetingItem, { itemKinds } from './meeting_item.js'
import { runMeeting } from './meeting_page.js'
import { itemValidator } from './meeting_validators.js'

/** 议程: what is on it, in its order, with the papers. */
export default class MeetingItemsController {
  async create(ctx: HttpContext) {
    return renderItem(ctx, await runMeeting(ctx), null)
  }

  async store(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    showAgain(ctx, () => renderItem(ctx, meeting, null))
    await addItem(meeting, personOf(ctx), await checkedItem(ctx, meeting), papersSent(ctx))
    return ctx.response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  async edit(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    return renderItem(ctx, meeting, await itemOf(ctx, meeting))
  }

  async update(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    const item = await itemOf(ctx, meeting)
    showAgain(ctx, () => renderItem(ctx, meeting, item))
    await reviseItem(meeting, item, personOf(ctx), await checkedItem(ctx, meeting), papersSent(ctx))
    return ctx.response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  async raise(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    await raiseItem(meeting, await itemOf(ctx, meeting))
    return ctx.response.redirect(`/alliance-meetings/${meeting.id}`)
  }

  async destroy(ctx: HttpContext) {
    const meeting = await runMeeting(ctx)
    await removeItem(meeting, await itemOf(ctx, meeting), personOf(ctx))
    return ctx.response.redirect(`/alliance-meetings/${meeting.id}`)
  }
}

function itemOf({ params }: HttpContext, meeting: AllianceMeeting) {
  return MeetingItem.query()
    .where({ id: Number(params.id) || 0, meetingId: meeting.id })
    .preload('candidates')
    .firstOrFail()
}

/** @throws E_VALIDATION_ERROR at the field: what the organ cannot decide, or not about this member */
async function checkedItem({ request, i18n }: HttpContext, { organ }: AllianceMeeting): Promise<ItemFacts> {
  const typed = await request.validateUsing(itemValidator)
  const { kind, title } = typed
  const decision = decisionKind(kind)
  if (decision && !decision.organs.includes(organ)) throw invalid('kind', i18n.t('alliance_meetings.not_this_organ'))
  const possible = decision ? (await decision.candidates()).map(({ id }) => id) : []
  const isElection = kind === 'election'
  const candidateIds = isElection ? (typed.candidateIds ?? []) : []
  if (isElection && (candidateIds.length < (typed.seats ?? 1) || !candidateIds.every((id) => possible.includes(id))))
    throw invalid('candidateIds', i18n.t('alliance_meetings.candidates_missing'))
  const memberId = decision && !isElection ? (typed.memberId ?? 0) : null
  if (memberId !== null && !possible.includes(memberId))
    throw invalid('memberId', i18n.t('alliance_meetings.no_such_member'))
  return {
    ...{ kind, title, candidateIds, memberId, body: typed.body ?? null },
    electedClass: isElection ? typed.electedClass! : null,
    seats: isElection ? typed.seats! : null,
    isSecret: kind !== 'report' && (typed.isSecret ?? false),
  }
}

/** 会议材料, sent with the form. */
function papersSent(ctx: HttpContext) {
  const by = personOf(ctx)
  const files = ctx.request.files('papers').slice(0, paperRule.most)
  return async (trx: Trx, { id }: MeetingItem) => {
    const owner = { subjectType: 'meeting_item', subjectId: id, purpose: 'papers', organizationId: null }
    for (const file of files) await storeUploaded(trx, file, { ...owner, uploadedById: by.id, i18n: ctx.i18n, by })
  }
}

async function renderItem({ view }: HttpContext, meeting: AllianceMeeting, item: MeetingItem | null) {
  const kinds = itemKinds.filter((kind) => decisionKind(kind)?.organs.includes(meeting.organ) ?? true)
  const members = new Map<string, { id: number; name: string }[]>()
  for (const { code, candidates } of decisionKinds) members.set(code, await candidates())
  return view.render('pages/alliance_meetings/item', {
    ...{ meeting, item, kinds, memberClasses, paperRule },
    electable: members.get('election'),
    groups: kinds
      .filter((kind) => kind !== 'election' && members.has(kind))
      .map((kind) => ({ kind, members: members.get(kind)! })),
  })
}
