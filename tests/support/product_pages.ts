import { makeDesignation } from './designations.js'
import { makePointRecord, makeRecord } from './light_records.js'
import { enterFigure } from './outside_figures.js'
import { makeProduct, makeRequest } from './products.js'
import Designation from '#app/designations/designation'
import type { World } from '../world.js'

/** Something on every page of products, outside figures and small registers. */
export async function furnishProducts(world: World) {
  const { organizations } = world
  const services = [
    { name: '专利检索咨询', level: 'basic', price: 'free' },
    { name: '专利导航分析', level: 'value_added', price: 'market' },
  ]
  const point = await Designation.query().where('organizationId', organizations.haidian.id).first()
  await (point ?? (await makeDesignation(organizations.haidian))).merge({ profile: { services } }).save()
  const product = await makeProduct(world)
  const { resultId: result } = await makeRequest(world)
  await enterFigure(world, { period: '2025-01', value: 120_000 })
  await enterFigure(world, { period: '2025-03', value: 320_000 })
  await enterFigure(world, { period: '2025-04', value: 150_000 })
  const figure = await enterFigure(world, { period: '2025-04', value: 155_000 }, '平台补报。')
  const [rule, finance] = [await makeRecord(world, 'rule'), await makePointRecord(world, 'finance_service')]
  const { id } = await Designation.query().where('organizationId', organizations.haidian.id).firstOrFail()
  return { product, result, figure, rule, finance, item: id * 100 + 1 }
}
