import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderProduct, visibleProduct } from './product_page.js'
import ProductPolicy from './product_policy.js'
import { productStepValidator } from './product_validators.js'
import { takeProductStep } from './product_workflow.js'

/** Handing a product on: submitted and removed by who writes, the rest by who stands for it. */
export default class ProductStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const product = await visibleProduct(ctx)
    showAgain(ctx, () => renderProduct(ctx, product))
    const { step, opinion, version } = await request.validateUsing(productStepValidator)
    const act = step === 'submit' || step === 'remove' ? 'revise' : 'confirm'
    await bouncer.with(ProductPolicy).authorize(act, product)
    const inName = act === 'confirm' && product.organizationId === null
    const by = personOf(ctx, inName ? auth.getUserOrFail().inName('division_head') : null)
    await takeProductStep(step, product, by, { opinion: opinion ?? undefined, version })
    session.flash('success', i18n.t(`products.done.${step}`))
    return response.redirect(step === 'remove' || step === 'strike' ? '/products' : `/products/${product.id}`)
  }
}
