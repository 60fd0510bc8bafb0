import { trailState } from '#app/audit/trail_state'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { kept, whileItStands } from '#app/core/kept'
import { remember } from '#app/core/remember'
import { withoutMobiles } from '#app/core/without_mobiles'
import { districtCodes, districts } from '#app/organizations/districts'
import { searchSources, type SearchEntry, type SearchKind, type Words } from './entry.js'
import { lettersOf, plainForm } from './letters.js'
import type { Prepared } from './match.js'
import { speller, type Spelled } from './spelling.js'

/** Names that were spelt before, however often the public changes: of a city's network a few thousand. */
const spelled = new Map<string, Spelled>()
const MOST = 20_000

/**
 * Everything that is public at this moment. Each room says so itself; it is read again when the trail says that
 * something has happened, and on another day.
 */
export async function publicIndex(i18n: Words): Promise<Prepared[]> {
  const what = `public index ${i18n.locale} ${beijingDay()}`
  const entries = await whileItStands(await trailState(), () => kept(what, () => readAll(i18n)))
  const moment = now()
  return entries.filter(({ until }) => !until || until >= moment)
}

async function readAll(i18n: Words): Promise<Prepared[]> {
  const spell = await speller()
  const spellOnce = (text: string) => spelled.get(text) ?? remember(spelled, MOST, text, spell(text))
  const groups: Prepared[][] = []
  for (const { kind, read } of searchSources()) {
    groups.push((await read(i18n)).map((entry) => prepared(kind, entry, spellOnce, i18n)))
  }
  return groups.flat()
}

function prepared(kind: SearchKind, entry: SearchEntry, spell: (text: string) => Spelled, i18n: Words): Prepared {
  const district = districtCodes.find((code) => code === entry.districtCode)
  const open = withoutMobiles({ title: entry.title, unit: entry.unit ?? null, text: entry.text ?? '' }) as {
    title: string
    unit: string | null
    text: string
  }
  return {
    ...{ ...entry, ...open, kind },
    name: spell(open.title),
    owner: open.unit ? spell(open.unit) : null,
    place: district ? spell(i18n.t(`districts.${district}`)) : null,
    placeName: district ? districts[district].zh : '',
    code: entry.number ? lettersOf(entry.number) : null,
    plainText: plainForm(open.text),
  }
}
