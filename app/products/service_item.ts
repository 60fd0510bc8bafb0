import db from '@adonisjs/lucid/services/db'
import { BaseModel, column } from '@adonisjs/lucid/orm'
import { jsonRows } from '#app/core/dialect'
import Designation from '#app/designations/designation'

/** A point has at most so many items (profile_form.ts): an item is told by its point and its place there. */
const ITEMS = 100

/** 服务事项: one line of the profile of a point in force, with the brand it was given. No table: read from the register. */
export default class ServiceItem extends BaseModel {
  static table = 'service_items'

  @column({ isPrimary: true })
  declare id: number
  @column()
  declare designationId: number
  @column()
  declare pointName: string
  @column()
  declare pointNumber: string
  @column()
  declare districtCode: string
  @column()
  declare name: string
  @column()
  declare level: string
  @column()
  declare price: string
  @column()
  declare brand: string | null

  /** The catalogue over all points: published facts, the same for everybody. */
  static published() {
    const item = jsonRows('d.profile', '$.services', ['name', 'level', 'price'])
    const rows = `(
      select d.id * ${ITEMS} + ${item.position} as id, d.id as designation_id, d.name as point_name,
        d.number as point_number, d.district_code, ${item.text('name')} as name, ${item.text('level')} as level,
        ${item.text('price')} as price, b.brand
      from designations d cross join ${item.from}
        left join service_brands b on b.designation_id = d.id and ${item.same('name', 'b.item_name')}
    ) as service_items`
    const inForce = Designation.query().withScopes((scopes) => scopes.inForce())
    const query = ServiceItem.query().from(db.raw(rows) as never)
    return query.whereIn('service_items.designation_id', inForce.select('id'))
  }
}
