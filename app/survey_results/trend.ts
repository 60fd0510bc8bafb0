/** What a figure is measured with. */
export type Yardstick = { questionVersionId: number; levelMap: string }

/** Only the same questions on the same scale are compared; everything else is 口径变化. */
export function isComparable(one: Yardstick, other: Yardstick) {
  return one.questionVersionId === other.questionVersionId && one.levelMap === other.levelMap
}
