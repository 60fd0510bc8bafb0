import { lettersOf, type Letters } from './letters.js'

/** How a character can be read: as it is here first, then otherwise. Letters and digits read as themselves. */
type Readings = readonly string[]

export type Spelled = Letters & { readings: readonly Readings[] }

/** The dictionary is large: it is loaded when somebody searches for the first time. */
const dictionary = () => import('pinyin-pro')

/** Spells names: polyphones by the word in which they stand (重庆 chongqing), their other readings after it. */
export async function speller(): Promise<(text: string) => Spelled> {
  const { pinyin, polyphonic } = await dictionary()
  const as = { toneType: 'none', type: 'array', v: true } as const
  return (text) => {
    const letters = lettersOf(text)
    const here = pinyin(letters.plain, as)
    const others = polyphonic(letters.plain, as)
    const signs = [...letters.plain]
    if (here.length !== signs.length) return { ...letters, readings: signs.map((sign) => [sign]) }
    const readings = signs.flatMap((sign, index) => {
      const read = [...new Set([here[index], ...(others[index] ?? []), ...withoutV(here[index])])]
      /** Some signs take two places of a text. */
      return [read, ...Array.from({ length: sign.length - 1 }, () => [] as string[])]
    })
    return { ...letters, readings }
  }
}

/** 绿 is typed lv, and lu or lyu by who has learnt it from passports. */
function withoutV(reading: string) {
  return /^[ln]v/.test(reading) ? [reading.replace('v', 'u'), reading.replace('v', 'yu')] : []
}

/** As it would be typed, of a text that is read in the usual way. */
export const typedAs = ({ readings }: Spelled) => readings.map(([first = '']) => first).join('')
