import type { HttpContext } from '@adonisjs/core/http'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import settings from '#config/search'
import { listOf, type ListDefinition } from '#app/core/list'
import type User from '#app/users/user'

type Asked = Pick<HttpContext, 'auth' | 'bouncer' | 'i18n'>
type Row = { title: string; href: string; number?: string | null; districtCode?: string | null }

/** What of one kind was found, the first ones of it; the rest stands on its own list. */
export type InsideGroup = { key: string; total: number; totalIsExact: boolean; href: string; rows: Row[] }
export type InsideKind = { key: string; find(ctx: Asked, typed: string): Promise<InsideGroup | null> }

/** A kind of rows inside the house: whoever may open its list finds there what the list would find for them. */
export function insideKind<M extends LucidModel>(kind: {
  key: string
  /** Of its list. */
  path: string
  mayList(bouncer: Asked['bouncer']): Promise<boolean>
  seen(user: User): ModelQueryBuilderContract<M>
  definition(
    user: User,
    i18n: Asked['i18n']
  ):
    | Promise<ListDefinition<ModelQueryBuilderContract<M>, InstanceType<M>>>
    | ListDefinition<ModelQueryBuilderContract<M>, InstanceType<M>>
  row(row: InstanceType<M>): Row
}): InsideKind {
  const { key, path } = kind
  return {
    key,
    async find({ auth, bouncer, i18n }, typed) {
      if (!(await kind.mayList(bouncer))) return null
      const user = auth.getUserOrFail()
      const definition = { ...(await kind.definition(user, i18n)), columns: [] }
      const list = await listOf(kind.seen(user), { qs: () => ({ q: typed }), url: () => path }, definition)
      const { total, totalIsExact, rows } = list
      return { key, total, totalIsExact, href: list.url(), rows: rows.slice(0, settings.previewInside).map(kind.row) }
    },
  }
}
