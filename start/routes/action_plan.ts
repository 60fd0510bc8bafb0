import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.actionPlan

/** What the city wants to reach, and how far it has come. */
router
  .group(() => {
    router.get('plans/:id/export.xlsx', [c.PlanExports, 'show']).as('plans.export')
    router.resource('plans', c.ActionPlans).except(['create', 'destroy'])
    router.resource('plans.steps', c.PlanSteps).only(['store'])
    router.resource('plans.targets', c.PlanTargets).only(['create', 'store'])
    router.resource('plan-targets', c.PlanTargets).only(['show', 'edit', 'update', 'destroy'])
    router.resource('plan-clauses', c.PlanClauses).only(['show', 'edit', 'update'])
    router.resource('plan-clauses.progress', c.PlanProgress).only(['store'])
    router.resource('plan-clauses.milestones', c.PlanMilestones).only(['store'])
    router.resource('plan-milestones', c.PlanMilestones).only(['update', 'destroy'])
  })
  .use(middleware.auth())
