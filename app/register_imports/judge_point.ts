import { beijingDay } from '#app/core/beijing_day'
import type { Answers } from '#app/core/form'
import { sectionsChecker } from '#app/core/form_schema'
import { profileForm } from '#app/designations/profile_form'
import type { Cells, Fault, ImportContext, Judgement } from '#app/imports/import_kinds'
import { usccFault } from '#app/organizations/uscc'
import { usccSentence } from '#app/organizations/uscc_sentence'
import { registerFacts } from './register_facts.js'
import { registerLookup, type Known, type RegisterLookup } from './register_lookup.js'
import { pointReader } from './typed_point.js'

type Words = Pick<ImportContext['i18n'], 't'>

/** The rules of the form that points apply with, those of the register, and what is in it already. */
export async function pointChecker({ i18n }: ImportContext) {
  const lookup = await registerLookup()
  const read = pointReader()
  const checkFacts = sectionsChecker(registerFacts, registerFacts.sections, i18n)
  const checkProfile = sectionsChecker(profileForm, profileForm.sections, i18n)

  return async (cells: Cells): Promise<Judgement> => {
    const { typed, remarks } = read(cells)
    const own: Fault[] = remarks.map(({ field, kind, key, params }) => ({
      ...{ field, kind },
      message: i18n.t(`register_imports.${key}`, params),
    }))
    const place = placeInRegister(typed, lookup, i18n)
    const facts = await checkFacts(typed)
    const profile = await checkProfile(typed)
    const ruled = [...facts.problems, ...profile.problems].map(({ path, message }): Fault => ({
      field: path.split('.')[0],
      kind: 'bad',
      message,
    }))
    const said = [...own, ...place.faults]
    const others = ruled.filter(({ field }) => !said.some((fault) => fault.field === field && fault.kind === 'bad'))
    const isThere = place.faults.some(({ kind }) => kind === 'duplicate')
    const faults = isThere ? place.faults : [...said, ...others, ...(others.length > 0 ? [] : termOver(typed, i18n))]
    return {
      title: typed.name ?? cells.uscc ?? i18n.t('register_imports.unnamed'),
      answers: {
        ...facts.answers,
        profile: profile.answers,
        uscc: typed.uscc,
        organizationId: place.known?.id ?? null,
      },
      faults,
      unique: uniqueIn(typed),
    }
  }
}

/** Which institution it is, and whether that may get this title. */
function placeInRegister(
  typed: Answers,
  lookup: RegisterLookup,
  i18n: Words
): { known: Known | null; faults: Fault[] } {
  const bad = (field: string, message: string): Fault => ({ field, kind: 'bad', message })
  const said = (key: string, params?: Record<string, string>) => i18n.t(`register_imports.${key}`, params)
  const fault = typed.uscc ? usccFault(typed.uscc) : null
  if (fault) return { known: null, faults: [bad('uscc', usccSentence(fault, i18n))] }

  const known = typed.uscc ? lookup.withUscc(typed.uscc) : lookup.named(typed.name ?? '', typed.districtCode ?? '')
  const faults: Fault[] = []
  if (!known && !typed.uscc) faults.push(bad('uscc', said('no_uscc')))
  if (known && known.name !== typed.name) faults.push(bad('uscc', said('other_name', { name: known.name })))
  else if (known && known.state !== 'verified') faults.push(bad('uscc', said('not_verified')))
  else if (known) faults.push(...alreadyThere(known, lookup, said))
  if (typed.number && lookup.isTaken(typed.number) && faults.every(({ kind }) => kind !== 'duplicate'))
    faults.push(bad('number', said('number_taken')))
  return { known, faults }
}

function alreadyThere(
  known: Known,
  lookup: RegisterLookup,
  said: (key: string, params?: Record<string, string>) => string
) {
  const number = lookup.titleOf(known)
  return number
    ? [{ field: 'name', kind: 'duplicate' as const, message: said('in_register', { number }) }]
    : [{ field: 'name', kind: 'note' as const, message: said('known') }]
}

function termOver({ validUntil }: Answers, i18n: Words): Fault[] {
  return validUntil < beijingDay()
    ? [{ field: 'validUntil', kind: 'warning', message: i18n.t('register_imports.term_over') }]
    : []
}

function uniqueIn({ uscc, number, name, districtCode }: Answers) {
  const place = name && districtCode && !uscc ? [{ field: 'name', value: `${districtCode}/${name}` }] : []
  return [...(uscc ? [{ field: 'uscc', value: uscc }] : place), ...(number ? [{ field: 'number', value: number }] : [])]
}
