/** A call as large as in the busiest year, and what its jury gives it, counted without anything of the system. */
export const CASES = 230
export const UNITS = 98
export const POOL = 16
export const JURY = 12
export const SEATS = 5
export const SHORTLISTED = 23
export const CHOSEN = 15

/** Experts of the pool that work at a unit of the same place in the list; the next one wrote some of the cases. */
export const EMPLOYED = 8
export const CO_AUTHOR = EMPLOYED
export const isCoAuthored = (n: number) => n % 23 === 5
/** Cases whose text names their unit. */
export const isTelling = (n: number) => n % 12 === 0

const PLACES = '潭柘 拒马 永定 温榆 妫川 潮白 清水 通惠 玉渊 百望 金海 雁栖 灵山 白羊'.split(' ')
const KINDS = '图书馆 科技情报所 产业园 研究院 服务中心 知识产权学院 行业协会'.split(' ')
const SURNAMES = '骆 秦 褚 虞 裴 尹 穆 池 郁 柯 阮 屠 席 翟'.split(' ')
const GIVEN = '听澜 若谷 砚北 知节 望舒 清和 既白'.split(' ')

const pairOf = (first: readonly string[], second: readonly string[], n: number) =>
  first[Math.floor(n / second.length)] + second[n % second.length]

export const unitName = (unit: number) => pairOf(PLACES, KINDS, unit)
export const authorName = (unit: number) => pairOf(SURNAMES, GIVEN, unit)
export const unitOf = (n: number) => n % UNITS
export const mailboxOf = (n: number) => `case${n}@unit${unitOf(n)}.example`

const CATEGORIES =
  'research risk_warning patent_navigation commercialization finance rights_protection training public_service'
export const categoryOf = (n: number) => CATEGORIES.split(' ')[n % 8]

const SUBJECTS = '电池 芯片 种业 机器人 医疗器械 新材料 软件 环保'.split(' ')
export const titleOf = (n: number) => `以专利信息助力${SUBJECTS[n % 8]}企业的实践之${n + 1}`

/** Ten share the lowest place; every other case is worth points of its own. In tenths. */
const worthOf = (n: number) => 600 + Math.floor(Math.max(10, (n * 37) % CASES) * 1.5)

/** Where two scores lie so far apart that they are talked about, and where the strict one then gives in. */
export const isFarApart = (n: number) => ((n * 37) % CASES) % 40 === 7
export const givesIn = (n: number) => isFarApart(n) && n % 2 === 0

/** What the five give a case, in tenths of a point. */
export function totalOf(n: number, seat: number, discussed = false) {
  const strict = isFarApart(n) && !(discussed && givesIn(n))
  return worthOf(n) + [-30, strict ? -250 : -10, 0, 20, 40][seat]
}

/** A score sheet of so many tenths in all, as a form sends it. */
export function sheetFields(rubric: readonly { key: string; most: number }[], tenths: number) {
  const parts = rubric.map(({ most }) => Math.floor((most * 10 * tenths) / 1000))
  for (let at = 0, left = tenths - parts.reduce((sum, part) => sum + part, 0); left > 0; at++, left--) parts[at] += 1
  return Object.fromEntries(
    rubric.flatMap(({ key }, at) => [
      [`scores[${key}]`, String(parts[at] / 10)],
      [`reasons[${key}]`, '按评分标准扣分。'],
    ])
  )
}

/** Mean without the highest and the lowest, half up in hundredths, and one more than how many are better. */
export function recount(totals: ReadonlyMap<number, readonly number[]>) {
  const means = [...totals].map(([n, given]) => {
    const middle = given.toSorted((a, b) => a - b).slice(1, -1)
    const sum = middle.reduce((all, one) => all + one * 10, 0)
    return { n, mean: Math.floor((2 * sum + middle.length) / (2 * middle.length)) }
  })
  return means.map(({ n, mean }) => ({
    ...{ n, mean: mean / 100 },
    rank: 1 + means.filter((other) => other.mean > mean).length,
  }))
}
