import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.allianceMeetings
const MEETING = 'alliance-meetings/:alliance_meeting_id'

/** 联盟会议与表决 */
router
  .group(() => {
    listRoutes('alliance-meetings', [c.AllianceMeetings, 'index'])
    router.resource('alliance-meetings', c.AllianceMeetings).except(['destroy'])
    router.resource('alliance-meetings.steps', c.MeetingSteps).only(['store'])
    router.resource('alliance-meetings.items', c.MeetingItems).except(['index', 'show'])
    router.post(`${MEETING}/items/:id/raise`, [c.MeetingItems, 'raise']).as('alliance_meetings.items.raise')
    router.resource('alliance-meetings.attendances', c.MeetingAttendances).only(['index', 'store', 'destroy'])
    router.resource('alliance-meetings.proxies', c.MeetingProxies).only(['store', 'destroy'])
    router
      .post(`${MEETING}/items/:meeting_item_id/votes`, [c.MeetingVotes, 'store'])
      .as('alliance_meetings.votes.store')
    router
      .post(`${MEETING}/items/:meeting_item_id/postponements`, [c.MeetingVotes, 'postpone'])
      .as('alliance_meetings.postponements.store')
    router.get(`${MEETING}/votes/:vote_id`, [c.MeetingVotes, 'show']).as('alliance_meetings.votes.show')
    router.post(`${MEETING}/votes/:vote_id/steps`, [c.MeetingVotes, 'update']).as('alliance_meetings.votes.update')
    router.post(`${MEETING}/votes/:vote_id/ballots`, [c.MeetingVotes, 'cast']).as('alliance_meetings.ballots.store')
    router.get(`${MEETING}/minutes.docx`, [c.MeetingMinutes, 'show']).as('alliance_meetings.minutes.show')
    router.get(`${MEETING}/minutes/edit`, [c.MeetingMinutes, 'edit']).as('alliance_meetings.minutes.edit')
    router.put(`${MEETING}/minutes`, [c.MeetingMinutes, 'update']).as('alliance_meetings.minutes.update')
  })
  .use(middleware.auth())
