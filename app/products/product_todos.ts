import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import Product from './product.js'
import { productWorkflow } from './product_workflow.js'
import ResultRequest from './result_request.js'

/** Products to be put right by who writes them, to be confirmed by who stands for them. */
export const productTodos: TodoSource = {
  item: 'products',
  waiting: waitingProducts,
  list: async (user, { i18n }) => {
    const products = await waitingProducts(user).orderBy('stateSince').orderBy('id').limit(20)
    return products.map((product) => ({
      title: product.title,
      text: product.number,
      href: `/products/${product.id}`,
      badge: { tone: productWorkflow.states[product.state].tone, text: i18n.t(`products.states.${product.state}`) },
      since: product.stateSince,
    }))
  },
}

function waitingProducts(user: User) {
  const confirms = user.isBureau ? user.inName('division_head') !== null : user.is('principal')
  const states = confirms ? (['submitted', 'returned'] as const) : (['returned'] as const)
  const query = Product.query().whereIn('state', [...states])
  if (user.isBureau) return query.whereNull('organizationId')
  return query.where('organizationId', user.organizationId ?? 0)
}

/** People who ask to use what one shares. */
export const resultRequestTodos: TodoSource = {
  item: 'products',
  waiting: waitingRequests,
  list: async (user, { i18n }) => {
    const requests = await waitingRequests(user).orderBy('stateSince').orderBy('id').limit(20)
    return requests.map((request) => ({
      title: request.askerName,
      text: request.purpose,
      href: `/products/shared-results/${request.resultId}`,
      badge: { tone: 'waiting', text: i18n.t('shared_results.request_states.asked') },
      since: request.stateSince,
    }))
  },
}

function waitingRequests(user: User) {
  const owner = user.is('bureau_handler') ? null : (user.organizationId ?? 0)
  return ResultRequest.query().withScopes((scopes) => scopes.waitingFor(owner))
}
