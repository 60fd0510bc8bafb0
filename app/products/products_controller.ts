import type { HttpContext } from '@adonisjs/core/http'
import { ownPoints } from '#app/activities/point_choice'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import { personOf } from '#app/users/actor'
import Product from './product.js'
import { keepReport } from './product_files.js'
import { productKinds, type ProductKind } from './product_forms.js'
import { productList } from './product_list.js'
import { checkedProduct, renderProduct, renderProductForm, visibleProduct } from './product_page.js'
import ProductPolicy from './product_policy.js'
import { amendmentValidator } from './product_validators.js'
import { recordProduct, reviseProduct, takeProductStep } from './product_workflow.js'

/** 专题数据库、数据分析报告 of the points and of the office. */
export default class ProductsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ProductPolicy).authorize('list')
    const seen = Product.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('designation')
    return answerList(ctx, seen, productList(i18n), i18n.t('products.title'), async (list) =>
      view.render('pages/products/index', {
        list,
        kinds: productKinds,
        mayRecord: await bouncer.with(ProductPolicy).allows('record'),
      })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('record')
    return renderProductForm(ctx, kindIn(ctx))
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(ProductPolicy).authorize('record')
    const kind = kindIn(ctx)
    showAgain(ctx, () => renderProductForm(ctx, kind))
    const user = auth.getUserOrFail()
    const point = user.isBureau ? null : await chosenPoint(ctx)
    const facts = await checkedProduct(ctx, kind)
    const product = await recordProduct(kind, point, personOf(ctx), facts, (trx, { id, organizationId }) =>
      keepReport(ctx, trx, id, { type: 'product', organizationId })
    )
    await product.refresh()
    if (request.input('then') !== 'draft') {
      const confirms = await bouncer.with(ProductPolicy).allows('confirm', product)
      await takeProductStep(confirms ? 'confirm' : 'submit', product, personOf(ctx))
    }
    session.flash('success', i18n.t('products.saved', { number: product.number }))
    return response.redirect(`/products/${product.id}`)
  }

  async show(ctx: HttpContext) {
    return renderProduct(ctx, await visibleProduct(ctx))
  }

  async edit(ctx: HttpContext) {
    const product = await visibleProduct(ctx)
    await authorizeChange(ctx, product)
    return renderProductForm(ctx, product.kind, product)
  }

  async update(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const product = await visibleProduct(ctx)
    await authorizeChange(ctx, product)
    showAgain(ctx, () => renderProductForm(ctx, product.kind, product))
    const isConfirmed = product.state === 'confirmed'
    const reason = isConfirmed ? (await request.validateUsing(amendmentValidator)).reason : null
    const facts = await checkedProduct(ctx, product.kind)
    await reviseProduct(product, personOf(ctx), {
      ...{ facts, reason, version: seenVersion(ctx) },
      also: (trx, { id, organizationId }) => keepReport(ctx, trx, id, { type: 'product', organizationId }),
    })
    session.flash('success', i18n.t('products.saved', { number: product.number }))
    return response.redirect(`/products/${product.id}`)
  }
}

/** What somebody stands for is changed by that person only. */
function authorizeChange({ bouncer }: HttpContext, product: Product) {
  return bouncer.with(ProductPolicy).authorize(product.state === 'confirmed' ? 'confirm' : 'revise', product)
}

function kindIn({ request }: HttpContext): ProductKind {
  return productKinds.find((kind) => kind === request.input('kind')) ?? productKinds[0]
}

async function chosenPoint({ auth, request, i18n }: HttpContext) {
  const points = await ownPoints(auth.getUserOrFail())
  const point = points.find(({ id }) => id === Number(request.input('point'))) ?? (points.length === 1 && points[0])
  if (!point) throw invalid('point', i18n.t('consultations.no_point'))
  return point
}
