import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import Recommendation from './recommendation.js'
import { recommendationWorkflow, type RecommendationState } from './recommendation_workflow.js'

/** Recommendations to be decided on by the head, and those whose answer is to be noted. */
export const recommendationTodos: TodoSource = {
  item: 'recommendations',
  waiting,
  list: async (user, { i18n }) => {
    const recommendations = await waiting(user).orderBy('stateSince').orderBy('id').limit(20)
    return recommendations.map((recommendation) => ({
      title: recommendation.orgName,
      text: recommendation.number,
      href: `/recommendations/${recommendation.id}`,
      badge: {
        tone: recommendationWorkflow.states[recommendation.state].tone,
        text: i18n.t(`recommendations.states.${recommendation.state}`),
      },
      since: recommendation.stateSince,
    }))
  },
}

function waiting(user: User) {
  const turn: RecommendationState[] = []
  if (user.inName('division_head')) turn.push('proposed')
  if (user.inName('bureau_handler')) turn.push('recommended')
  return Recommendation.query().whereIn('state', turn)
}
