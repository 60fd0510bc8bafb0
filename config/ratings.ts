/** 一事一评 and 好差评. Customary values, but for the days of repair. */
export default {
  /** An entry can be rated for so many days after it was written down. */
  openDays: 30,
  /** After the call-back the same person can say for so many days how it is now. */
  secondDays: 30,
  /** Calendar days within which what was found bad is put right (北京市政务服务好差评实施意见 2019). */
  repairDays: 7,
  /** Figures of one point are published from so many ratings on. */
  publishFrom: 30,
  /** What is published looks back so many months. */
  publishedMonths: 12,
  /** Groups with fewer ratings than this are hidden. */
  smallest: 5,
  /** Evidence of one case. */
  files: { maxBytes: 10 * 1024 * 1024, most: 10 },
}
