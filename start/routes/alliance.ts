import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.alliance

/** 信息服务联盟: members, their yearly check, organs, partners, letters. */
router
  .group(() => {
    router.get('alliance-members/roster.xlsx', [c.Rosters, 'show']).as('alliance_members.roster')
    listRoutes('alliance-members', [c.AllianceMembers, 'index'])
    router.resource('alliance-members', c.AllianceMembers).only(['index', 'show', 'create', 'store', 'edit', 'update'])
    router.resource('alliance-members.corrections', c.MemberCorrections).only(['create', 'store'])
    router
      .get('alliance-members/:alliance_member_id/acts/:act', [c.MemberActs, 'show'])
      .as('alliance_members.acts.show')
    router
      .post('alliance-members/:alliance_member_id/acts/:act', [c.MemberActs, 'store'])
      .as('alliance_members.acts.store')
    router.resource('alliance-members.handovers', c.Handovers).only(['create', 'store'])
    router
      .put('alliance-members/:alliance_member_id/handover', [c.Handovers, 'update'])
      .as('alliance_members.handover.update')
    router.resource('alliance-members.entries', c.MemberEntries).only(['destroy'])
    router
      .get('alliance-members/:alliance_member_id/certificate.pdf', [c.MemberCertificates, 'show'])
      .as('alliance_members.certificate')

    router.resource('alliance-proceedings', c.Proceedings).only(['show'])
    router.get('alliance-proceedings/:id/acts/:act', [c.Proceedings, 'act']).as('alliance_proceedings.act')
    router.post('alliance-proceedings/:id/acts/:act', [c.Proceedings, 'take']).as('alliance_proceedings.take')

    router.get('alliance-checks/:year/results.xlsx', [c.YearlyChecks, 'workbook']).as('alliance_checks.results')
    listRoutes('alliance-checks', [c.YearlyChecks, 'index'])
    router.resource('alliance-checks', c.YearlyChecks).only(['index', 'show'])
    router.get('alliance-checks/:id/acts/:act', [c.YearlyChecks, 'act']).as('alliance_checks.act')
    router.post('alliance-checks/:id/acts/:act', [c.YearlyChecks, 'take']).as('alliance_checks.take')

    router.resource('alliance-organs', c.Seats).only(['index', 'create', 'store', 'destroy'])

    listRoutes('alliance-partners', [c.Partners, 'index'])
    router.resource('alliance-partners', c.Partners).except(['show'])

    listRoutes('alliance-mailings', [c.Mailings, 'index'])
    router.resource('alliance-mailings', c.Mailings).except(['destroy'])
    router.post('alliance-mailings/:id/sendings', [c.Mailings, 'send']).as('alliance_mailings.send')
  })
  .use(middleware.auth())

/** 联盟成员名录, without sign-in. */
router
  .group(() => {
    router.resource('alliance', c.PublicMembers).only(['index', 'show'])
  })
  .use(middleware.reader())
