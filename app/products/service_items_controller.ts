import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ProductPolicy from './product_policy.js'
import { brandValidator } from './product_validators.js'
import { giveBrand } from './service_brand.js'
import ServiceItem from './service_item.js'
import { itemLevels, serviceItemList } from './service_item_list.js'

/** 服务事项: what every point offers, at which level and price, and which of it is a brand. */
export default class ServiceItemsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(ProductPolicy).authorize('list')
    const mayBrand = await bouncer.with(ProductPolicy).allows('brand')
    return answerList(ctx, ServiceItem.published(), serviceItemList(i18n), i18n.t('service_items.title'), (list) =>
      view.render('pages/products/service_items', { list, mayBrand, levels: itemLevels })
    )
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with(ProductPolicy).authorize('brand')
    return renderBrand(ctx, await itemOf(ctx))
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(ProductPolicy).authorize('brand')
    const item = await itemOf(ctx)
    showAgain(ctx, () => renderBrand(ctx, item))
    const { brand } = await request.validateUsing(brandValidator)
    await giveBrand(item, brand ?? null, personOf(ctx))
    session.flash('success', i18n.t('service_items.saved'))
    return response.redirect('/products/service-items')
  }
}

function itemOf({ params }: HttpContext) {
  return ServiceItem.published()
    .where('service_items.id', Number(params.id) || 0)
    .firstOrFail()
}

function renderBrand({ view }: HttpContext, item: ServiceItem) {
  return view.render('pages/products/brand', { item })
}
