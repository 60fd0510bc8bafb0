import type { I18n } from '@adonisjs/i18n'
import type { CaseFinding } from './case_blind.js'

/** Where something was found, for the handler to read: 做法, 量化成效第 2 行, 图 1 文件：photo.jpg / Exif. */
export function placeName({ place }: CaseFinding, i18n: Pick<I18n, 't'>) {
  const [part, number, cell] = place.split(/[. ]/)
  const words = (key: string) => i18n.t(`case_rounds.places.${key}`, { number: Number(number) })
  if (part === 'figures') return words('figures')
  if (part !== 'images') return words(part)
  return cell === 'caption' ? words('caption') : `${words('file')}：${place.slice(place.indexOf(' ') + 1)}`
}
