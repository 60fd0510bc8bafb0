import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/calendar/working_days'
import { officialRoles } from '#app/users/roles'
import User from '#app/users/user'
import { sideFault } from '#app/users/stand_in_sides'

/** Officials choose among those who may act for them; an administrator among all officials, side by side. */
export async function renderStandInForm({ auth, view, i18n }: HttpContext) {
  const me = auth.getUserOrFail()
  const mayChoose = me.is('administrator')
  const officials = await User.query()
    .withScopes((scopes) => scopes.active(...officialRoles))
    .orderBy('name')
  const deputies = mayChoose ? officials : officials.filter((person) => sideFault(me, person) === null)
  return view.render('pages/office/stand_ins/create', {
    me,
    mayChoose,
    today: beijingDay(),
    absentees: bySide(officials, i18n),
    deputies: bySide(deputies, i18n),
  })
}

/** Groups of a select: the bureau, then each district. */
function bySide(people: User[], i18n: HttpContext['i18n']) {
  const groups = Map.groupBy(people, (person) => (person.isBureau ? '' : (person.districtCode ?? '')))
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([district, members]) => ({
      text: district ? i18n.t(`districts.${district}`) : i18n.t('stand_ins.bureau'),
      options: members.map(({ id, name, title, roles }) => ({
        value: id,
        text: `${name} · ${title ?? i18n.t(`roles.${roles[0]}`)}`,
      })),
    }))
}
