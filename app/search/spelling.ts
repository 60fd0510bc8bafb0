import { lettersOf, type Letters } from './letters.js'

/** How a character can be read: as it is here first, then otherwise. Letters and digits read as themselves. */
type Reading = {
  readings: readonly string[]
  /** The letters with which it can begin, itself among them, so that most are passed over at a glance. */
  begins: string
}

export type Spelled = Letters & { signs: readonly Reading[] }

/** The dictionary is large: it is loaded when somebody searches for the first time. */
const dictionary = () => import('pinyin-pro')

const AS = { toneType: 'none', type: 'array', v: true } as const
/** Of a few thousand characters, each for the words in which it is read so. */
const known = new Map<string, Reading>()
/** The second half of a sign that takes two places of a text. */
const NOTHING: Reading = { readings: [], begins: '' }

/** Spells names: polyphones by the word in which they stand (重庆 chongqing), their other readings after it. */
export async function speller(): Promise<(text: string) => Spelled> {
  const { pinyin, polyphonic } = await dictionary()
  const readingOf = (sign: string, here: string): Reading => {
    const readings = [...new Set([here, ...(polyphonic(sign, AS)[0] ?? []), ...withoutV(here)])]
    return { readings, begins: sign[0] + readings.map(([letter]) => letter).join('') }
  }
  const remembered = (sign: string, here: string) => {
    const name = `${sign}${here}`
    const reading = known.get(name) ?? readingOf(sign, here)
    known.set(name, reading)
    return sign.length === 1 ? [reading] : [reading, NOTHING]
  }
  return (text) => {
    const letters = lettersOf(text)
    const here = pinyin(letters.plain, AS)
    const signs = [...letters.plain]
    const isWhole = here.length === signs.length
    return { ...letters, signs: signs.flatMap((sign, index) => remembered(sign, isWhole ? here[index] : sign)) }
  }
}

/** 绿 is typed lv, and lu or lyu by who has learnt it from passports. */
function withoutV(reading: string) {
  return /^[ln]v/.test(reading) ? [reading.replace('v', 'u'), reading.replace('v', 'yu')] : []
}

/** As it would be typed, of a text that is read in the usual way. */
export const typedAs = ({ signs }: Spelled) => signs.map(({ readings: [first = ''] }) => first).join('')
