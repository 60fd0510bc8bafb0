/** 1 to 99. */
export function chineseNumber(count: number) {
  const digits = ['', ...'一二三四五六七八九']
  const tens = Math.floor(count / 10)
  return (tens > 0 ? `${tens > 1 ? digits[tens] : ''}十` : '') + digits[count % 10]
}

export type Level = 1 | 2 | 3 | 4

/** Counts on each level anew under the heading above it. */
export function headingNumbers() {
  const counts = [0, 0, 0, 0]
  return (level: Level) => {
    const count = ++counts[level - 1]
    counts.fill(0, level)
    return [`${chineseNumber(count)}、`, `（${chineseNumber(count)}）`, `${count}. `, `（${count}）`][level - 1]
  }
}
