import config from '#config/survey_results'

export type LevelMap = keyof typeof config.levelMaps
export const levelMaps = Object.keys(config.levelMaps) as LevelMap[]

/** ★5 非常满意 … ★1 非常不满意 */
export type Level = 1 | 2 | 3 | 4 | 5
export const LEVELS_DOWN = [5, 4, 3, 2, 1] as const

export function scoreOf(level: Level, map: LevelMap): number {
  return config.levelMaps[map][level]
}

/** 满意度高, 良好 …; null on a scale that the words are not made for. */
export function wordFor(index: number | null, map: LevelMap) {
  if (index === null || map === 'stars') return null
  return config.words.find(([from]) => roundHalfUp(index) >= from)![1]
}

/** As figures are shown: half up, whatever the binary fraction says (2.675 → 2.68). */
export function roundHalfUp(value: number, decimals = 2) {
  const scale = 10 ** decimals
  return Math.floor(value * scale * (1 + Number.EPSILON * Math.sign(value)) + 0.5) / scale
}
