import { Refusal } from '../bin/support/words.mjs'

const SETS = ['server', 'sqlite']
/** Of `demo:seed --size`. */
const SIZES = ['10k', 'large', '1m']

/**
 * `npm run bench -- [short] [growth] [scale] [--only S1,S2] [--set sqlite] [--size 10k] [--rounds 7] [--json file]`
 *
 * `short` takes three minutes at most once the data is there: fewer rows, shorter turns, not the slow scenarios.
 */
export function optionsFrom(args) {
  const words = args.filter((word, at) => !word.startsWith('--') && !args[at - 1]?.startsWith('--'))
  const strange = words.find((word) => !['short', 'growth', 'scale'].includes(word))
  if (strange) throw new Refusal(`There is no bench "${strange}": short, growth and scale there are`)
  const short = words.includes('short')
  return {
    short,
    kind: words.find((word) => word !== 'short') ?? 'scenarios',
    set: oneOf(SETS, flag(args, 'set') ?? 'server', 'set'),
    size: oneOf(SIZES, flag(args, 'size') ?? (short ? '10k' : 'large'), 'size'),
    sizes: (flag(args, 'sizes') ?? '10k,large,1m').split(',').map((size) => oneOf(SIZES, size, 'sizes')),
    only: flag(args, 'only')?.split(','),
    rounds: Number(flag(args, 'rounds') ?? 5),
    /** Of one turn, in seconds. */
    turn: Number(flag(args, 'turn') ?? (short ? 1 : 4)),
    json: flag(args, 'json'),
    /** Of growth: where the picture goes. */
    chart: flag(args, 'chart'),
  }
}

function flag(args, name) {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? undefined : args[at + 1]
}

function oneOf(known, value, name) {
  if (known.includes(value)) return value
  throw new Refusal(`--${name} is one of ${known.join(', ')}, not ${value}`)
}
