/** Figures of the yearly evaluation. Customary values. */
export default {
  /** A share of fewer rows says little. */
  smallShare: 10,
  /** 年度数据报送表 of more points than this is written by a job. */
  directReport: 1000,
  /** Days that such a file is kept. */
  reportDays: 7,
}
