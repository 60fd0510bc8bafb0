import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { invitationThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.experts

/** The address in a letter is the key to one invitation. */
router.get('invitations/:token', [c.InvitationLinks, 'show']).as('invitation_links.show').use(invitationThrottle)
router.post('invitations/:token', [c.InvitationLinks, 'store']).as('invitation_links.store').use(invitationThrottle)

router
  .group(() => {
    listRoutes('experts', [c.Experts, 'index'])
    router.resource('experts', c.Experts).except(['destroy'])
    router.resource('experts.steps', c.ExpertSteps).only(['store'])
    router.delete('experts/:expert_id/recusals/:id', [c.ExpertRecusals, 'destroy']).as('experts.recusals.destroy')

    listRoutes('expert-assignments', [c.Assignments, 'index'])
    router.resource('expert-assignments', c.Assignments).only(['index', 'create', 'store', 'show'])
    router
      .group(() => {
        router.post('steps', [c.AssignmentSteps, 'store']).as('expert_assignments.steps.store')
        router.post('recusals', [c.ExpertRecusals, 'store']).as('expert_assignments.recusals.store')
        router.post('seats/:id/reminders', [c.AssignmentSeats, 'remind']).as('expert_assignments.seats.remind')
        router.post('seats/:id/completions', [c.AssignmentSeats, 'finish']).as('expert_assignments.seats.finish')
        router.post('seats/:id/substitutions', [c.AssignmentSeats, 'replace']).as('expert_assignments.seats.replace')
      })
      .prefix('expert-assignments/:assignment_id')

    router.get('expert-profile', [c.OwnProfiles, 'edit']).as('expert_profile.edit')
    router.put('expert-profile', [c.OwnProfiles, 'update']).as('expert_profile.update')
    listRoutes('expert-invitations', [c.OwnInvitations, 'index'])
    router.get('expert-invitations', [c.OwnInvitations, 'index']).as('expert_invitations.index')
    router.get('expert-invitations/:id', [c.OwnInvitations, 'show']).as('expert_invitations.show')
    router.post('expert-invitations/:id/answers', [c.OwnInvitations, 'answer']).as('expert_invitations.answers.store')
  })
  .use(middleware.auth())
